import { optionalOneOf } from '../../optional-one-of.ts';
import type { Field } from '../../shared/field.ts';

/** When a container starts again by itself: validateContainerRestartPolicy. */
export function checkRestartPolicy(container: Field): void {
  const policy = container.at('restartPolicy');
  const rules = container.at('restartPolicyRules');
  optionalOneOf(policy, ['Always', 'Never', 'OnFailure']);
  if (!policy.isSet && !rules.isEmpty) {
    policy.required('must specify restartPolicy when restart rules are used');
  }
  if (rules.items().length > MOST_RULES) rules.tooMany(MOST_RULES);
  for (const rule of rules.items()) checkRule(rule);
}

/** An init container with `Always` runs beside the others and has no rules. */
export function checkInitRestartPolicy(container: Field): void {
  const rules = container.at('restartPolicyRules');
  if (container.at('restartPolicy').text !== 'Always') checkRestartPolicy(container);
  else if (!rules.isEmpty) {
    rules.forbidden('are not allowed for init containers with restart policy Always');
  }
}

const MOST_RULES = 20;
const MOST_EXIT_CODES = 255;

function checkRule(rule: Field): void {
  const [action, exitCodes] = [rule.at('action'), rule.at('exitCodes')];
  if (action.text !== 'Restart') action.unsupported(['Restart']);
  if (!exitCodes.isSet) {
    exitCodes.required('must be specified');
    return;
  }
  const operator = exitCodes.at('operator');
  if (!OPERATORS.includes(operator.text)) operator.unsupported(OPERATORS);
  if (exitCodes.at('values').items().length > MOST_EXIT_CODES) {
    exitCodes.at('values').tooMany(MOST_EXIT_CODES);
  }
}

const OPERATORS = ['In', 'NotIn'];
