import { describe, expect, it } from 'vitest';
import type { Json } from '../../../../core/kubernetes/object.ts';
import { ONE, parseQuantity } from './quantity.ts';

describe('parseQuantity', () => {
  it.each<[Json, bigint]>([
    ['1', ONE],
    ['0', 0n],
    ['1.5', 1_500_000_000n],
    ['.5', 500_000_000n],
    ['1.', ONE],
    ['100m', 100_000_000n],
    ['1n', 1n],
    ['0.1n', 1n],
    ['-0.1n', -1n],
    ['1k', 1000n * ONE],
    ['1Ki', 1024n * ONE],
    ['1.5Gi', 1_610_612_736n * ONE],
    ['1e3', 1000n * ONE],
    ['1E-3', 1_000_000n],
    ['1E', 10n ** 18n * ONE],
    ['+1', ONE],
    [' 1 ', ONE],
    ['m', 0n],
    ['+', 0n],
    ['.', 0n],
    ['9999999Ei', (2n ** 63n - 1n) * ONE],
    [1, ONE],
    [0.5, 500_000_000n],
    [1e21, 10n ** 21n * ONE],
    [12n, 12n * ONE],
  ])('reads %s', (text, amount) => {
    expect(parseQuantity(text)).toBe(amount);
  });

  it.each<Json>([
    '',
    'a',
    '1MB',
    '1K',
    '1ki',
    '1 Gi',
    '0x1',
    '1_000',
    '1Ki3',
    '1e',
    'e',
    'e3e',
    '--1',
    '١',
    true,
    null,
    {},
  ])('refuses %j', (text) => {
    expect(parseQuantity(text)).toBeUndefined();
  });

  it('does not fill the memory for a large exponent', () => {
    expect(parseQuantity('1e999999999')?.toString().length).toBeLessThan(1000);
    expect(parseQuantity('1e-999999999')).toBe(1n);
  });
});
