import { optionalOneOf } from '../../optional-one-of.ts';
import type { Field } from '../../shared/field.ts';
import { dnsSubdomain, pathSegment } from '../../shared/formats/names.ts';
import { checkLabelSelector } from '../../shared/metadata/label-selector.ts';
import { checkMatchResources } from './match-resources.ts';

const ACTIONS = ['Audit', 'Deny', 'Warn'];

/** ValidateValidatingAdmissionPolicyBinding. */
export function checkPolicyBinding(binding: Field): void {
  const spec = binding.at('spec');
  spec.at('policyName').requires(dnsSubdomain);
  if (spec.at('paramRef').isSet) checkParamRef(spec.at('paramRef'));
  checkMatchResources(spec.at('matchResources'));
  checkActions(spec.at('validationActions'));
}

function checkParamRef(reference: Field): void {
  const name = reference.at('name');
  const selector = reference.at('selector');
  name.matches(pathSegment);
  checkLabelSelector(selector);
  const hasName = name.text !== '';
  if (hasName && selector.isSet) name.forbidden('name and selector are mutually exclusive');
  if (!hasName && !selector.isSet) reference.required('one of name or selector must be specified');
  const action = reference.at('parameterNotFoundAction');
  if (action.text === '') action.required();
  else optionalOneOf(action, ['Allow', 'Deny']);
}

function checkActions(actions: Field): void {
  if (actions.isEmpty) actions.required('at least one validation action is required');
  const seen = new Set<string>();
  for (const action of actions.items()) {
    if (!ACTIONS.includes(action.text)) action.unsupported(ACTIONS);
    if (seen.has(action.text)) action.duplicate();
    seen.add(action.text);
  }
  if (seen.has('Deny') && seen.has('Warn')) actions.invalid('must not contain both Deny and Warn');
}
