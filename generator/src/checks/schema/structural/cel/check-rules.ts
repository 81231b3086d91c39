import { EvaluationError, type Environment } from '@marcbachmann/cel-js';
import {
  isJsonObject,
  ownValue,
  type Json,
  type JsonObject,
} from '../../../../core/kubernetes/object.ts';
import type { Trail } from '../../trail.ts';
import type { SchemaNode } from '../schema-node.ts';
import { celValue } from './cel-value.ts';
import { ruleEnvironment } from './environment.ts';

/**
 * The rules of `x-kubernetes-validations`, for every value that is there. Rules about a change
 * (`oldSelf`) say nothing of what is created. A rule that cannot be evaluated here is a warning.
 *
 * apiextensions-apiserver/pkg/apiserver/schema/cel/validation.go
 */
export function checkCelRules(value: Json, node: SchemaNode, trail: Trail): void {
  if (value === null) return;
  for (const rule of node.list('x-kubernetes-validations')) {
    if (isJsonObject(rule)) checkRule(value, rule, node, trail);
  }
  if (Array.isArray(value)) {
    for (const [index, item] of value.entries()) checkInner(index, item, node.items, trail);
  } else if (isJsonObject(value)) {
    for (const [key, item] of Object.entries(value)) {
      checkInner(key, item, node.properties.get(key) ?? node.additionalProperties, trail);
    }
  }
}

function checkInner(
  key: string | number,
  item: Json,
  node: SchemaNode | undefined,
  trail: Trail,
): void {
  if (node === undefined) return;
  trail.path.push(key);
  checkCelRules(item, node, trail);
  trail.path.pop();
}

function checkRule(value: Json, rule: JsonObject, node: SchemaNode, trail: Trail): void {
  const expression = textOf(rule, 'rule');
  if (expression === undefined) return;
  const isAboutChange = /\boldSelf\b/.test(expression);
  if (isAboutChange && rule['optionalOldSelf'] !== true) return;
  const outcome = isAboutChange ? 'unknown' : evaluate(expression, value, node);
  if (outcome === 'unknown') {
    trail.report(
      'rule-not-evaluated',
      `cannot tell whether the rule holds: ${expression}`,
      undefined,
      'warning',
    );
  } else if (outcome !== 'holds') {
    const message = textOf(rule, 'message')?.trim() ?? `failed rule: ${expression}`;
    trail.report(
      'invalid',
      outcome === 'fails' ? message : `${outcome} in the rule: ${expression}`,
    );
  }
}

type Outcome = 'holds' | 'fails' | 'unknown' | 'no such key' | 'division by zero';

function evaluate(expression: string, value: Json, node: SchemaNode): Outcome {
  const program = compile(expression);
  if (program === undefined) return 'unknown';
  try {
    const result: unknown = program({ self: celValue(value, node) });
    return result === true ? 'holds' : result === false ? 'fails' : 'unknown';
  } catch (error) {
    if (!(error instanceof EvaluationError)) return 'unknown';
    return ERRORS.get(error.code) ?? 'unknown';
  }
}

/** Of what a rule may stumble over, what is the same on the server. */
const ERRORS = new Map<string | undefined, Outcome>([
  ['no_such_key', 'no such key'],
  ['division_by_zero', 'division by zero'],
]);

type Program = ReturnType<Environment['parse']>;

let environment: Environment | undefined;
const PROGRAMS = new Map<string, Program | undefined>();

function compile(expression: string): Program | undefined {
  if (!PROGRAMS.has(expression)) {
    environment ??= ruleEnvironment();
    const { valid } = environment.check(expression);
    PROGRAMS.set(expression, valid ? environment.parse(expression) : undefined);
  }
  return PROGRAMS.get(expression);
}

function textOf(rule: JsonObject, key: string): string | undefined {
  const value = ownValue(rule, key);
  return typeof value === 'string' && value !== '' ? value : undefined;
}
