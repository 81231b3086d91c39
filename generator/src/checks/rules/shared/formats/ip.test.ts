import { describe, expect, it } from 'vitest';
import { cidr, ipAddress, ipFamily, parseCIDR, strictlyContains } from './ip.ts';

describe('ipAddress', () => {
  it.each([
    '1.2.3.4',
    '010.002.003.004',
    '::',
    '::1',
    '1:2:3:4:5:6:7:8',
    '1:2:3:4:5:6:7::',
    '1:2:3:4:5:6:1.2.3.4',
    '::ffff:1.2.3.4',
    'FE80::0abc',
  ])('takes %s', (text) => {
    expect(ipAddress(text)).toBeUndefined();
  });

  it.each([
    '',
    '1.2.3',
    '1.2.3.256',
    '1.2.3.4.5',
    ':::',
    '1::2::3',
    '12345::',
    '1:2:3:4:5:6:7',
    '1:2:3:4:5:6:7:8::',
    '1:2:3:4:5:6:7:1.2.3.4',
    '1.2.3.4::',
    ':1:2:3:4:5:6:7',
    'fe80::1%eth0',
    '[::1]',
  ])('refuses %j', (text) => {
    expect(ipAddress(text)).toEqual(expect.any(String));
  });

  it('tells the families', () => {
    expect(['1.2.3.4', '::ffff:1.2.3.4', '::1', 'x'].map(ipFamily)).toEqual([
      'IPv4',
      'IPv4',
      'IPv6',
      undefined,
    ]);
  });
});

describe('cidr', () => {
  it.each(['10.0.0.0/8', '10.0.0.1/8', '0.0.0.0/0', '::/0', '2001:db8::/64', '10.0.0.0/08'])(
    'takes %s',
    (text) => {
      expect(cidr(text)).toBeUndefined();
    },
  );

  it.each(['10.0.0.0', '10.0.0.0/33', '::/129', '/8', '10.0.0.0/', '10.0.0.0/-1', '10.0.0.0/8/8'])(
    'refuses %j',
    (text) => {
      expect(cidr(text)).toEqual(expect.any(String));
    },
  );

  it.each([
    ['10.0.0.0/8', '10.1.0.0/16', true],
    ['10.0.0.0/8', '10.0.0.0/8', false],
    ['10.0.0.0/16', '10.1.0.0/24', false],
    ['0.0.0.0/0', '::/1', false],
    ['2001:db8::/33', '2001:db8:8000::/48', false],
  ])('%s holds %s: %s', (outer, inner, expected) => {
    const [range, other] = [parseCIDR(outer), parseCIDR(inner)];
    expect(range && other && strictlyContains(range, other)).toBe(expected);
  });
});
