import { describe, expect, test } from 'vitest';
import { fitsFormat, isFormat } from './fits-format.ts';

// Verdicts of a Kubernetes 1.35 server for a field of each format.
const CASES: Record<string, { good: string[]; bad: string[] }> = {
  date: { good: ['2020-01-01', '2024-02-29'], bad: ['2023-02-29', '2020-1-1', ''] },
  'date-time': {
    good: ['2020-01-01T00:00:00Z', '2020-01-01t00:00:00z', '2020-01-01T00:00:00.5+01:00'],
    bad: ['2020-01-01T24:00:00Z', '2020-01-01T00:00:00', '2020-13-01T00:00:00Z', '2020-01-01'],
  },
  duration: {
    good: ['1h', '1.5h', '-1m', '0', '22 ns', '2 days', '5minutes', '1h 5x'],
    bad: ['', 'x', '1', '1 parsec', '5months'],
  },
  ipv4: { good: ['1.2.3.4', '01.2.3.4', '::ffff:1.2.3.4'], bad: ['1.2.3', '256.1.1.1', '::1'] },
  ipv6: { good: ['::1', '::ffff:1.2.3.4'], bad: ['1.2.3.4', 'fe80::1%eth0', 'g::'] },
  cidr: { good: ['10.0.0.1/8', '010.0.0.0/8', '::/0'], bad: ['10.0.0.0', '10.0.0.0/33'] },
  uri: {
    good: [
      'http://a.b/c',
      '/a',
      'a:b',
      '*',
      'http://[::1]:80/',
      'mailto:x',
      '//a/b',
      'http://a?%zz',
    ],
    bad: [
      '',
      'a',
      ':a',
      '1a:b',
      'http://a b/',
      'http://a:b/',
      'http://[::1',
      '/%zz',
      'http://x/%zz',
    ],
  },
  email: {
    good: ['a@b', 'A <a@b.c>', '<a@b>', '"a b"@c', 'a@b.c (x)'],
    bad: ['a', '@b', 'a@', 'a b@c', 'a@b@c', 'a.@b', 'a..b@c'],
  },
  hostname: {
    good: ['a', 'a.b-c.com', 'ü.de', 'a.com'],
    bad: ['', '-a', 'a_b', 'a.b.', 'a.1', 'x'.repeat(64)],
  },
  mac: {
    good: ['01:23:45:67:89:ab', '01-23-45-67-89-AB', '0123.4567.89ab', '0123456789ab'],
    bad: ['01:23', '01:23:45:67:89-ab', ''],
  },
  uuid: {
    good: ['123e4567-e89b-12d3-a456-426614174000', '123E4567E89B12D3A456426614174000'],
    bad: ['x'],
  },
  uuid3: {
    good: ['123e4567-e89b-32d3-a456-426614174000'],
    bad: ['123e4567-e89b-12d3-a456-426614174000'],
  },
  uuid4: {
    good: ['123e4567-e89b-42d3-a456-426614174000'],
    bad: ['123e4567-e89b-42d3-7456-426614174000'],
  },
  uuid5: {
    good: ['123e4567-e89b-52d3-a456-426614174000'],
    bad: ['123e4567-e89b-12d3-a456-426614174000'],
  },
  byte: { good: ['YQ==', 'YWJj', 'a+/='], bad: ['', 'YQ', 'a-_='] },
  bsonobjectid: { good: ['507f1f77bcf86cd799439011'], bad: ['507f1f77', 'x'] },
  isbn: { good: ['0321751043', '978-0321751041'], bad: ['0321751042', '1'] },
  isbn10: { good: ['080442957X'], bad: ['0804429570', '978-0321751041'] },
  isbn13: { good: ['978-0321751041'], bad: ['978-0321751042', '0321751043'] },
  creditcard: { good: ['4111 1111-11111111'], bad: ['4111111111111112', '1'] },
  ssn: { good: ['123-45-6789', '123 45 6789'], bad: ['123456789'] },
  hexcolor: { good: ['#FFF', 'ffffff'], bad: ['#ff'] },
  rgbcolor: { good: ['rgb( 1 ,2,255)'], bad: ['rgb(256,0,0)', 'red'] },
  password: { good: ['', 'anything'], bad: [] },
  'k8s-short-name': { good: ['a-b'], bad: ['A', 'a.b', '-a', 'x'.repeat(64)] },
  'k8s-long-name': { good: ['a.b-c'], bad: ['a..b', 'A', 'a.'.repeat(127)] },
};

describe.each(Object.entries(CASES))('%s', (format, { good, bad }) => {
  test('takes what it is', () => {
    expect(good.filter((text) => !fitsFormat(format, text))).toEqual([]);
  });

  test('refuses what it is not', () => {
    expect(bad.filter((text) => fitsFormat(format, text))).toEqual([]);
  });
});

test('an unknown format is no condition', () => {
  expect([isFormat('int32'), isFormat(undefined), isFormat('date-time')]).toEqual([
    false,
    false,
    true,
  ]);
  expect(fitsFormat('int32', 'anything')).toBe(true);
});
