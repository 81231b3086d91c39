import type { Json } from '../kubernetes/object.ts';

/**
 * What a plain scalar means to kubectl and the API server: YAML 1.1 in the reading of go.yaml.in/yaml/v2
 * (resolve.go). Timestamps and numbers to the base of 60 stay texts there.
 */
export function plainScalar(text: string): Json {
  const first = text.charCodeAt(0);
  // Most scalars begin with a letter that begins neither a word nor a number.
  if (first > LAST_DIGIT && !WORD_START.test(text)) return text;
  const word = WORDS.get(text);
  if (word !== undefined) return word;
  return NUMBER_START.test(text) ? (plainNumber(text) ?? text) : text;
}

/** The number that a text spells in Go's way of YAML 1.1; undefined where it spells none. */
function plainNumber(text: string): number | bigint | undefined {
  if (text.startsWith('.')) return float(text);
  const plain = text.replaceAll('_', '');
  const [, sign, digits] = INTEGER.exec(plain) ?? [];
  if (digits === undefined) return float(plain);
  const magnitude = BigInt(digits.replace(/^0(?=[0-7]+$)/, '0o'));
  const value = sign === '-' ? -magnitude : magnitude;
  return Number.isSafeInteger(Number(value)) ? Number(value) : value;
}

/** One beyond all floats is a text there. */
function float(text: string): number | undefined {
  const value = FLOAT.test(text) ? Number(text) : NaN;
  return Number.isFinite(value) ? value : undefined;
}

const LAST_DIGIT = 57;
const WORD_START = /^[yYnNtTfFoO~]/;
const NUMBER_START = /^[-+.\d]/;
const INTEGER = /^([-+]?)(0[xX][\da-fA-F]+|0[bB][01]+|0[oO][0-7]+|\d+)$/;
const FLOAT = /^[-+]?(?:\.\d+|\d+(?:\.\d*)?)(?:[eE][-+]?\d+)?$/;

const WORDS = new Map<string, Json>([
  ...words(true, 'y Y yes Yes YES true True TRUE on On ON'),
  ...words(false, 'n N no No NO false False FALSE off Off OFF'),
  ...words(null, '~ null Null NULL'),
  ...words(null, ''),
  ...words(NaN, '.nan .NaN .NAN'),
  ...words(Infinity, '.inf .Inf .INF +.inf +.Inf +.INF'),
  ...words(-Infinity, '-.inf -.Inf -.INF'),
]);

function words(value: Json, list: string): [string, Json][] {
  return list.split(' ').map((word) => [word, value]);
}
