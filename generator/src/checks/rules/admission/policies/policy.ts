import { optionalOneOf } from '../../optional-one-of.ts';
import type { Field } from '../../shared/field.ts';
import { dns1035Label, dnsSubdomain, labelKey } from '../../shared/formats/names.ts';
import { isCelIdentifier } from '../expressions/parse.ts';
import { checkMatchConditions } from '../match-conditions.ts';
import { checkRequestExpression, type Scope } from '../request-expression.ts';
import { checkMatchResources } from './match-resources.ts';

const MOST_ANNOTATIONS = 20;
const LONGEST_ANNOTATION = 5 * 1024;
const REASONS = ['Forbidden', 'Invalid', 'RequestEntityTooLarge'];

/** pkg/apis/admissionregistration/validation/validation.go, ValidateValidatingAdmissionPolicy. */
export function checkValidatingPolicy(policy: Field): void {
  const spec = policy.at('spec');
  optionalOneOf(spec.at('failurePolicy'), ['Fail', 'Ignore']);
  if (spec.at('paramKind').isSet) checkParamKind(spec.at('paramKind'));
  checkConstraints(spec.at('matchConstraints'));
  const hasParams = spec.at('paramKind').isSet;
  checkMatchConditions(spec.at('matchConditions'), { hasParams });

  const variables = checkVariables(spec.at('variables').items(), hasParams);
  const scope = { hasParams, hasAuthorizer: true, variables };
  if (spec.at('validations').isEmpty && spec.at('auditAnnotations').isEmpty) {
    spec
      .at('validations')
      .required('validations or auditAnnotations must contain at least one item');
  }
  for (const validation of spec.at('validations').items()) checkValidation(validation, scope);
  checkAuditAnnotations(spec.at('auditAnnotations'), policy.at('metadata', 'name').text, scope);
}

function checkConstraints(constraints: Field): void {
  if (!constraints.isSet) {
    constraints.required();
    return;
  }
  checkMatchResources(constraints);
  const rules = constraints.at('resourceRules');
  if (rules.isEmpty) rules.required();
}

/** The kind of the parameters; its apiVersion has a version, and a group outside of the core. */
function checkParamKind(paramKind: Field): void {
  paramKind.at('apiVersion').requires((text) => {
    const parts = text === '/' ? [''] : text.split('/');
    if (parts.length > 2) return 'unexpected GroupVersion string';
    const version = parts.at(-1) ?? '';
    const group = parts.length === 2 ? (parts[0] ?? '') : '';
    if (version === '') return 'version must be specified';
    return (group === '' ? undefined : dnsSubdomain(group)) ?? dns1035Label(version);
  });
  paramKind.at('kind').requires((kind) => dns1035Label(kind.toLowerCase()));
}

/** The names that expressions after a variable can use. */
function checkVariables(variables: readonly Field[], hasParams: boolean): ReadonlySet<string> {
  const names = new Set<string>();
  for (const variable of variables) {
    const name = variable.at('name');
    if (name.text.trim() === '') name.required('name is not specified');
    else if (!isCelIdentifier(name.text)) name.invalid('must be a valid CEL identifier');
    const scope = { hasParams, hasAuthorizer: true, variables: names };
    checkRequestExpression(variable.at('expression'), scope);
    names.add(name.text);
  }
  return names;
}

function checkValidation(validation: Field, scope: Scope): void {
  checkRequestExpression(validation.at('expression'), { ...scope, results: ['bool'] });
  const messageExpression = validation.at('messageExpression');
  if (messageExpression.text !== '') {
    checkRequestExpression(messageExpression, {
      ...scope,
      hasAuthorizer: false,
      results: ['string'],
    });
  }
  const message = validation.at('message');
  if (message.text !== '' && message.text.trim() === '') {
    message.invalid('must be non-empty if specified');
  } else if (/[\n\r]/.test(message.text.trim())) {
    message.invalid('must not contain line breaks');
  }
  optionalOneOf(validation.at('reason'), REASONS);
}

function checkAuditAnnotations(annotations: Field, policyName: string, scope: Scope): void {
  const items = annotations.items();
  if (items.length > MOST_ANNOTATIONS) annotations.tooMany(MOST_ANNOTATIONS);
  const keys = new Set<string>();
  for (const annotation of items) {
    const key = annotation.at('key');
    const complaint = labelKey(`${policyName}/${key.text}`);
    if (complaint !== undefined) key.invalid(complaint);
    if (keys.has(key.text)) key.duplicate();
    keys.add(key.text);
    const value = annotation.at('valueExpression');
    if (Buffer.byteLength(value.text.trim()) > LONGEST_ANNOTATION) {
      value.tooLong(LONGEST_ANNOTATION);
    } else {
      checkRequestExpression(value, { ...scope, results: ['string', 'null'] });
    }
  }
}
