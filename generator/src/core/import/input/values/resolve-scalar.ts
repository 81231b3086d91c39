import { resolveTimestamp } from './resolve-timestamp.ts';

/**
 * The value of a plain scalar as Kustomize reads it: by the rules of go-yaml v3 (`resolve.go`),
 * which are neither YAML 1.1 nor 1.2. `yes`, `on` and `12:30` are text, `0644` and `0o14` octal,
 * `1_000` is a number, a date becomes a point in time. Infinity and NaN are returned as such.
 *
 * Integers up to 2^53 are numbers, beyond that bigints, and those that no 64 bits hold are floats.
 */
export function resolveScalar(
  source: string,
  isInFlow: boolean,
): null | boolean | number | bigint | string {
  const word = WORDS.get(source);
  if (word !== undefined) return word;
  const [first = ''] = source;
  if (first === '.') return resolveFloat(source) ?? source;
  if (!NUMBER_START.test(first)) return source;
  const timestamp = resolveTimestamp(source, isInFlow);
  if (timestamp !== undefined) return timestamp;
  const digits = source.replaceAll('_', '');
  return resolveInteger(digits) ?? resolveFloat(digits) ?? source;
}

const NUMBER_START = /^[-+\d]$/;

const WORDS: ReadonlyMap<string, null | boolean | number> = new Map([
  ...words(null, '', '~', 'null', 'Null', 'NULL'),
  ...words(true, 'true', 'True', 'TRUE'),
  ...words(false, 'false', 'False', 'FALSE'),
  ...words(NaN, '.nan', '.NaN', '.NAN'),
  ...words(Infinity, '.inf', '.Inf', '.INF', '+.inf', '+.Inf', '+.INF'),
  ...words(-Infinity, '-.inf', '-.Inf', '-.INF'),
]);

function words(
  value: null | boolean | number,
  ...sources: string[]
): [string, null | boolean | number][] {
  return sources.map((source) => [source, value]);
}

/** Undefined for what is no integer, or too large to be one for Go. */
function resolveInteger(digits: string): number | bigint | undefined {
  const match = INTEGER.exec(digits);
  if (match === null) return undefined;
  const [, sign = '', hex, binary, octal, decimal = '0'] = match;
  const magnitude = BigInt(
    hex !== undefined
      ? `0x${hex}`
      : binary !== undefined
        ? `0b${binary}`
        : octal !== undefined
          ? `0o${octal}`
          : decimal,
  );
  if (magnitude > (sign === '' ? MAX_UNSIGNED : sign === '-' ? -MIN_SIGNED : MAX_SIGNED)) {
    return undefined;
  }
  return shortest(sign === '-' ? -magnitude : magnitude);
}

const INTEGER = /^([-+]?)(?:0[xX]([\da-fA-F]+)|0[bB]([01]+)|0[oO]?([0-7]+)|(0|[1-9]\d*))$/;
const MAX_UNSIGNED = 2n ** 64n - 1n;
const MAX_SIGNED = 2n ** 63n - 1n;
const MIN_SIGNED = -(2n ** 63n);

function shortest(value: bigint): number | bigint {
  const number = Number(value);
  return Number.isSafeInteger(number) ? number : value;
}

function resolveFloat(digits: string): number | bigint | undefined {
  if (!FLOAT.test(digits)) return undefined;
  const value = Number(digits);
  if (!Number.isFinite(value)) return undefined;
  if (value === 0) return 0;
  // Kustomize prints a whole float without exponent, and so as an integer: its shortest digits.
  const text = String(value);
  return /^-?\d+$/.test(text) ? (resolveInteger(text) ?? value) : value;
}

const FLOAT = /^[-+]?(?:\.\d+|\d+(?:\.\d*)?)(?:[eE][-+]?\d+)?$/;
