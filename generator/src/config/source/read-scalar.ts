import { Scalar } from 'yaml';
import type { Json } from '../../core/kubernetes/object.ts';
import { quote } from '../quote.ts';

/**
 * Reads a scalar by YAML 1.2. Numbers that YAML's dialects or JavaScript would read differently are
 * faults: integers beyond 2^53, `.inf`, and a leading zero, which Kustomize takes for octal.
 */
export function readScalar(scalar: Scalar): {
  value: Json;
  fault?: { message: string; hint: string };
} {
  const { value } = scalar;
  const source = scalar.source ?? String(value);
  if (scalar.type === Scalar.PLAIN && LEADING_ZERO.test(source)) {
    return { value: source, fault: leadingZero(source) };
  }
  if (typeof value === 'number') {
    if (Number.isFinite(value) && (!Number.isInteger(value) || Number.isSafeInteger(value))) {
      return { value };
    }
    const message = `number ${source} cannot be read exactly`;
    return { value: source, fault: { message, hint: `write it in quotes: ${quote(source)}` } };
  }
  if (typeof value === 'string' || typeof value === 'boolean' || value === null) return { value };
  return { value: source };
}

const LEADING_ZERO = /^[-+]?0[0-9_]+$/;

function leadingZero(source: string): { message: string; hint: string } {
  const octal = Number.parseInt(source, 8);
  const choice = /^0[0-7]+$/.test(source) ? `${octal} (octal ${source}) or ` : '';
  return {
    message: `number ${source} begins with 0, some YAML readers take it for octal`,
    hint: `write ${choice}${quote(source)} if it is text`,
  };
}
