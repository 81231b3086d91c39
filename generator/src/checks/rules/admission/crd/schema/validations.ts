import type { Field } from '../../../shared/field.ts';
import { optionalOneOf } from '../../../optional-one-of.ts';
import { compilationProblem, usesName, type Environment } from '../../expressions/expression.ts';
import { schemaAtPath } from './path.ts';

const REASONS = [
  'FieldValueDuplicate',
  'FieldValueForbidden',
  'FieldValueInvalid',
  'FieldValueRequired',
];
const NAMES = { roots: new Set(['self', 'oldSelf']), variables: undefined };
const RULE: Environment = { ...NAMES, results: ['bool'] };
const MESSAGE: Environment = { ...NAMES, results: ['string'] };

/** `x-kubernetes-validations`: what the server says of the rules, as far as syntax and names go. */
export function checkValidations(
  schema: Field,
  { isNested = false, isUncorrelated = false }: { isNested?: boolean; isUncorrelated?: boolean },
): void {
  for (const validation of schema.at('x-kubernetes-validations').items()) {
    checkTexts(validation);
    optionalOneOf(validation.at('reason'), REASONS);
    checkFieldPath(validation.at('fieldPath'), schema);
    if (isNested) continue;
    checkRule(validation, isUncorrelated);
    const message = validation.at('messageExpression');
    if (message.text.trim() !== '') message.matches((text) => compilationProblem(text, MESSAGE));
  }
}

function checkTexts(validation: Field): void {
  const [rule, message] = [validation.at('rule'), validation.at('message')];
  if (rule.text.trim() === '') rule.required('rule is not specified');
  else if (message.text !== '' && message.text.trim() === '') {
    message.invalid('must be non-empty if specified');
  } else if (hasNewline(message.text.trim())) {
    message.invalid('must not contain line breaks');
  } else if (hasNewline(rule.text.trim()) && message.text.trim() === '') {
    message.required('message must be specified if rule contains line breaks');
  }
  const expression = validation.at('messageExpression');
  if (expression.text !== '' && expression.text.trim() === '') {
    expression.required('must be non-empty if specified');
  }
}

function checkRule(validation: Field, isUncorrelated: boolean): void {
  const rule = validation.at('rule');
  if (rule.text.trim() === '') return;
  const problem = compilationProblem(rule.text, RULE);
  if (problem !== undefined) {
    rule.invalid(problem);
  } else if (usesName(rule.text, 'oldSelf')) {
    if (isUncorrelated) {
      rule.invalid('oldSelf cannot be used where old and new value cannot be correlated');
    }
  } else if (validation.at('optionalOldSelf').isSet) {
    validation.at('optionalOldSelf').invalid('may not be set if oldSelf is not used in rule');
  }
}

function checkFieldPath(path: Field, schema: Field): void {
  if (path.text === '') return;
  if (path.text.trim() === '') path.invalid('must be non-empty if specified');
  else if (hasNewline(path.text)) path.invalid('must not contain line breaks');
  else if (schemaAtPath(schema, path.text) === undefined) path.invalid('must be a valid path');
}

function hasNewline(text: string): boolean {
  return /[\n\r]/.test(text);
}
