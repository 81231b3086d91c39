import type { Json } from '../../../../core/kubernetes/object.ts';
import { trimSpace } from './white-space.ts';

/**
 * An amount in units of 10⁻⁹, rounded away from zero as the API server does; undefined where it is
 * no quantity. k8s.io/apimachinery/pkg/api/resource/quantity.go. A JSON number is read by its text.
 */
export function parseQuantity(value: Json | undefined): bigint | undefined {
  if (typeof value !== 'string' && typeof value !== 'number' && typeof value !== 'bigint') {
    return undefined;
  }
  const match = FORMAT.exec(trimSpace(String(value)));
  if (match === null || match[0] === '') return undefined;
  const [, sign, whole = '', fraction = '', suffix = ''] = match;
  const factor = factorOf(suffix);
  if (factor === undefined) return undefined;

  // No digit at all is zero to the server: `m` and `+` are quantities.
  const digits = BigInt(`0${whole}${fraction}`);
  const amount = scale(digits * factor.multiplier, factor.exponent - fraction.length + NANO);
  const most = factor.multiplier > 1n && amount > LARGEST_BINARY ? LARGEST_BINARY : amount;
  return sign === '-' ? -most : most;
}

/** The unit of `parseQuantity`. */
export const ONE = 1_000_000_000n;

/** Whether an amount of `parseQuantity` is a whole number. */
export function isInteger(amount: bigint): boolean {
  return amount % ONE === 0n;
}

const NANO = 9;
const FORMAT = /^([+-]?)(\d*)(?:\.(\d*))?([a-zA-Z]*(?:(?<=[eE])[+-]?\d+)?)$/;
const LARGEST_BINARY = (2n ** 63n - 1n) * ONE;
// No amount that means anything is so large; a text like 1e999999999 is not to fill the memory.
const LARGEST_EXPONENT = 400;

const DECIMAL: Readonly<Record<string, number>> = {
  n: -9,
  u: -6,
  m: -3,
  '': 0,
  k: 3,
  M: 6,
  G: 9,
  T: 12,
  P: 15,
  E: 18,
};
const BINARY = ['Ki', 'Mi', 'Gi', 'Ti', 'Pi', 'Ei'];

function factorOf(suffix: string): { multiplier: bigint; exponent: number } | undefined {
  if (Object.hasOwn(DECIMAL, suffix)) return { multiplier: 1n, exponent: DECIMAL[suffix] ?? 0 };
  const binary = BINARY.indexOf(suffix);
  if (binary !== -1) return { multiplier: 1024n ** BigInt(binary + 1), exponent: 0 };
  const exponent = /^[eE]([+-]?\d+)$/.exec(suffix)?.[1];
  if (exponent === undefined) return undefined;
  return {
    multiplier: 1n,
    exponent: Math.max(-LARGEST_EXPONENT, Math.min(LARGEST_EXPONENT, Number(exponent))),
  };
}

function scale(digits: bigint, exponent: number): bigint {
  if (exponent >= 0) return digits * 10n ** BigInt(exponent);
  const divisor = 10n ** BigInt(-exponent);
  return digits / divisor + (digits % divisor === 0n ? 0n : 1n);
}
