import { isJsonObject, type Json, type JsonObject } from '../../../core/kubernetes/object.ts';
import { describeType, quoteValue } from '../describe-value.ts';
import { Trail } from '../trail.ts';
import { checkNumber } from './check-number.ts';
import { checkString } from './check-string.ts';
import { isFormat } from './formats/fits-format.ts';
import { isSame } from './is-same.ts';
import type { SchemaNode } from './schema-node.ts';

/**
 * Checks a value against a schema as the server does: k8s.io/kube-openapi/pkg/validation/validate.
 * Its keywords are those of OpenAPI v3 with `nullable`; null fits only where that is said.
 */
export function checkValue(value: Json, node: SchemaNode, trail: Trail): void {
  const { types } = node;
  if (value === null) {
    if (types.length > 0 && !node.isNullable) reportType(node, value, trail);
    checkEnum(value, node, trail);
    return;
  }
  if (types.length > 0 && !types.some((type) => hasType(value, type)) && !hidesType(value, node)) {
    reportType(node, value, trail);
  }
  checkAlternatives(value, node, trail);
  if (typeof value === 'string') checkString(value, node, trail);
  else if (typeof value === 'number' || typeof value === 'bigint') checkNumber(value, node, trail);
  else if (Array.isArray(value)) checkList(value, node, trail);
  else if (isJsonObject(value)) checkMap(value, node, trail);
  checkEnum(value, node, trail);
}

/** Beside a format, the server lets every text and every list pass as any type but a number. */
function hidesType(value: Json, { types, format }: SchemaNode): boolean {
  const isTextOrList = typeof value === 'string' || Array.isArray(value);
  return isTextOrList && isFormat(format) && !types.some((type) => NUMBERS.has(type));
}

const NUMBERS = new Set(['integer', 'number']);

function hasType(value: Json, type: string): boolean {
  switch (type) {
    case 'object':
      return isJsonObject(value);
    case 'array':
      return Array.isArray(value);
    case 'integer':
      return typeof value === 'bigint' ? isInt64(value) : isIntegerNumber(value);
    case 'number':
      return typeof value === 'number' || typeof value === 'bigint';
    default:
      return typeof value === type;
  }
}

function isInt64(value: bigint): boolean {
  return BigInt.asIntN(64, value) === value;
}

function isIntegerNumber(value: Json): boolean {
  return typeof value === 'number' && Number.isInteger(value) && Math.abs(value) < 2 ** 63;
}

const NAMES: Readonly<Record<string, string>> = {
  object: 'a map',
  array: 'a list',
  integer: 'an integer',
  number: 'a number',
  string: 'a string',
  boolean: 'a boolean',
};

function reportType({ types }: SchemaNode, value: Json, trail: Trail): void {
  const expected = types.map((type) => NAMES[type] ?? type).join(' or ');
  trail.report('type', `must be ${expected}, found ${describeType(value)}`);
}

function checkEnum(value: Json, node: SchemaNode, trail: Trail): void {
  const accepted = node.list('enum');
  if (accepted.length === 0) return;
  if (value !== null && accepted.some((choice) => isSame(choice, value))) return;
  const list = accepted.map(quoteValue).join(', ');
  trail.report('unsupported', `Unsupported value: ${quoteValue(value)}: supported values: ${list}`);
}

function checkAlternatives(value: Json, node: SchemaNode, trail: Trail): void {
  for (const schema of node.alternatives('allOf')) checkValue(value, schema, trail);

  const any = node.alternatives('anyOf');
  if (any.length > 0 && !any.some((schema) => fits(value, schema))) {
    trail.report('invalid', 'fits none of the schemas in anyOf');
  }
  const one = node.alternatives('oneOf');
  if (one.length > 0) {
    const count = one.filter((schema) => fits(value, schema)).length;
    if (count !== 1) {
      const found = count === 0 ? 'none' : `${count}`;
      trail.report('invalid', `must fit exactly one of the schemas in oneOf, fits ${found}`);
    }
  }
  const not = node.inner('not');
  if (not !== undefined && fits(value, not)) trail.report('invalid', 'fits the schema in not');
}

function fits(value: Json, schema: SchemaNode): boolean {
  const trail = new Trail();
  checkValue(value, schema, trail);
  return trail.findings.length === 0;
}

function checkList(value: Json[], node: SchemaNode, trail: Trail): void {
  const { items } = node;
  if (items !== undefined) {
    for (const [index, item] of value.entries()) {
      trail.path.push(index);
      checkValue(item, items, trail);
      trail.path.pop();
    }
  }
  const [least, most] = [node.number('minItems'), node.number('maxItems')];
  if (least !== undefined && value.length < least) {
    trail.report('invalid', `should have at least ${least} items, has ${value.length}`);
  }
  if (most !== undefined && value.length > most) {
    trail.report('too-many', `Too many: must have at most ${most} items, has ${value.length}`);
  }
  if (node.isSet('uniqueItems') && hasRepeated(value)) {
    trail.report('duplicate', 'Duplicate value: items must be unique');
  }
}

function hasRepeated(list: Json[]): boolean {
  return list.some((item, index) => list.slice(0, index).some((other) => isSame(item, other)));
}

function checkMap(value: JsonObject, node: SchemaNode, trail: Trail): void {
  const count = Object.keys(value).length;
  const [least, most] = [node.number('minProperties'), node.number('maxProperties')];
  if (least !== undefined && count < least) {
    trail.report('invalid', `should have at least ${least} properties, has ${count}`);
  }
  if (most !== undefined && count > most) {
    trail.report('too-many', `Too many: must have at most ${most} properties, has ${count}`);
  }
  const { properties, additionalProperties } = node;
  for (const [key, item] of Object.entries(value)) {
    const schema = properties.get(key) ?? additionalProperties;
    if (schema === undefined) continue;
    trail.path.push(key);
    checkValue(item, schema, trail);
    trail.path.pop();
  }
  for (const name of node.required) {
    if (!Object.hasOwn(value, name)) trail.reportAt(name, 'required', 'Required value');
  }
}
