import { describe, expect, it } from 'vitest';
import { resolveScalar } from './resolve-scalar.ts';

// All of these are compared with Kustomize itself in generator/tests/import/.
describe('resolveScalar', () => {
  it.each([
    'yes',
    'on',
    'n',
    'tRUE',
    'nULL',
    '12:30',
    '1e400',
    '0x',
    '0b12',
    '._5',
    '_1',
    '1.2.3',
    '=',
  ])('takes %s for the text that it is', (source) => {
    expect(resolveScalar(source, false)).toBe(source);
  });

  it.each([
    ['', null],
    ['~', null],
    ['TRUE', true],
    ['0644', 420],
    ['0o14', 12],
    ['09', 9],
    ['0b11', 3],
    ['-0x1F', -31],
    ['1_000', 1000],
    ['-0.0', 0],
    ['+.5', 0.5],
    ['1e3', 1000],
    ['9007199254740993', 9007199254740993n],
    ['18446744073709551615', 18446744073709551615n],
    ['18446744073709551616', 2 ** 64],
    ['-9223372036854775809', -(2 ** 63)],
    ['1234567890123456789.0', 1234567890123456800n],
    ['.inf', Infinity],
    ['-.Inf', -Infinity],
  ])('reads %j as %s', (source, value) => {
    expect(resolveScalar(source, false)).toBe(value);
  });

  it.each([
    ['2026-01-01', '2026-01-01T00:00:00Z'],
    ['2026-1-2 3:4:5.120', '2026-01-02T03:04:05.12Z'],
    ['2026-01-01t10:00:00+02:00', '2026-01-01T10:00:00+02:00'],
    ['2026-01-01T10:00:00-00:00', '2026-01-01T10:00:00Z'],
    ['2026-02-30', '2026-02-30'],
    ['2026-01-01T24:00:00Z', '2026-01-01T24:00:00Z'],
  ])('reads %s as the point in time %s', (source, value) => {
    expect(resolveScalar(source, false)).toBe(value);
  });

  it('reads a date in flow style, and no time there', () => {
    expect(resolveScalar('2026-01-01', true)).toBe('2026-01-01T00:00:00Z');
    expect(resolveScalar('2026-1-2T1:2:3Z', true)).toBe('2026-1-2T1:2:3Z');
  });
});
