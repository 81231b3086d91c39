import { isScalar, Scalar } from 'yaml';
import { quote } from '../quote.ts';

type ReadKey =
  | { kind: 'name'; name: string }
  | { kind: 'merge' }
  | { kind: 'refused'; fault: { message: string; hint?: string } };

/**
 * Reads the key of a map. Keys that JavaScript objects treat specially are refused, and so are keys
 * that YAML reads as something else than text, because `1.10` would become `1.1`.
 */
export function readKey(key: unknown): ReadKey {
  if (!isScalar(key)) return refused('a key must be text, found a map, list or alias');
  const { value, source } = key;
  if (value === null) return refused('a key is missing before ":"');
  if (value === '<<' && key.type === Scalar.PLAIN) return { kind: 'merge' };
  if (typeof value === 'string') {
    return UNSAFE_KEYS.has(value) ? refused(`key ${quote(value)} is not accepted`) : named(value);
  }
  if (typeof value === 'number' && String(value) === source) return named(source);
  const text = source ?? JSON.stringify(value);
  return refused(`key ${text} is not text`, `write it in quotes: ${quote(text)}`);
}

const UNSAFE_KEYS = new Set(['__proto__', 'constructor', 'prototype']);

function named(name: string): ReadKey {
  return { kind: 'name', name };
}

function refused(message: string, hint?: string): ReadKey {
  return { kind: 'refused', fault: hint === undefined ? { message } : { message, hint } };
}
