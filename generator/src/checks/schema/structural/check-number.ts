import { quoteValue } from '../describe-value.ts';
import type { Trail } from '../trail.ts';
import type { SchemaNode } from './schema-node.ts';

/**
 * `minimum`, `maximum`, the exclusive forms of OpenAPI v3, and `multipleOf`. For an integer the server
 * cuts the fraction of the limit off: kube-openapi/pkg/validation/validate/values.go, MaximumNativeType.
 */
export function checkNumber(value: number | bigint, node: SchemaNode, trail: Trail): void {
  const isInteger = typeof value === 'bigint' || Number.isInteger(value);
  const [least, most, factor] = ['minimum', 'maximum', 'multipleOf'].map((key) => {
    const limit = node.number(key);
    return limit !== undefined && isInteger ? Math.trunc(limit) : limit;
  });
  const report = (expected: string): void =>
    trail.report('invalid', `Invalid value: ${quoteValue(value)}: should be ${expected}`);

  if (least !== undefined) {
    const isExclusive = node.isSet('exclusiveMinimum');
    if (value < least || (isExclusive && Number(value) === least)) {
      report(`greater than ${isExclusive ? '' : 'or equal to '}${least}`);
    }
  }
  if (most !== undefined) {
    const isExclusive = node.isSet('exclusiveMaximum');
    if (value > most || (isExclusive && Number(value) === most)) {
      report(`less than ${isExclusive ? '' : 'or equal to '}${most}`);
    }
  }
  if (factor !== undefined && !isMultiple(Number(value), factor)) report(`a multiple of ${factor}`);
}

function isMultiple(value: number, factor: number): boolean {
  if (factor <= 0) return false;
  const quotient = factor < 1 ? (1 / factor) * value : value / factor;
  return Number.isInteger(quotient) || Math.abs(quotient - Math.round(quotient)) < 1e-9;
}
