import { optionalOneOf } from '../optional-one-of.ts';
import type { Field } from '../shared/field.ts';
import { parseQuantity } from '../shared/formats/quantity.ts';

const LONGEST_WINDOW = 3600;
const LONGEST_PERIOD = 1800;

/** How fast to scale: validateScalingRules. Without policies there are default ones. */
export function checkScalingRules(rules: Field): void {
  rules.at('stabilizationWindowSeconds').within(0, LONGEST_WINDOW);
  optionalOneOf(rules.at('selectPolicy'), ['Disabled', 'Max', 'Min']);
  const policies = rules.at('policies');
  if (policies.isSet && policies.isEmpty) policies.required('must specify at least one Policy');
  for (const policy of policies.items()) checkPolicy(policy);
  const tolerance = parseQuantity(rules.at('tolerance').value);
  if (tolerance !== undefined && tolerance < 0n) {
    rules.at('tolerance').invalid('must be greater than or equal to 0');
  }
}

function checkPolicy(policy: Field): void {
  if (!POLICY_TYPES.includes(policy.at('type').text)) {
    policy.at('type').unsupported(POLICY_TYPES);
  }
  if ((policy.at('value').number ?? 0) <= 0)
    policy.at('value').invalid('must be greater than zero');
  const period = policy.at('periodSeconds');
  if ((period.number ?? 0) <= 0) period.invalid('must be greater than zero');
  else period.within(1, LONGEST_PERIOD);
}

const POLICY_TYPES = ['Percent', 'Pods'];
