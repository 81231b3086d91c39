import type { Field } from '../../shared/field.ts';
import { labelKey } from '../../shared/formats/names.ts';

/** What a Job does about pods that fail: validatePodFailurePolicy. */
export function checkPodFailurePolicy(spec: Field): void {
  const rules = spec.at('podFailurePolicy', 'rules');
  if (rules.items().length > MOST_RULES) rules.tooMany(MOST_RULES);
  const pod = spec.at('template', 'spec');
  const containers = new Set(
    [...pod.at('containers').items(), ...pod.at('initContainers').items()].map(
      (container) => container.at('name').text,
    ),
  );
  for (const rule of rules.items()) {
    checkAction(rule.at('action'), spec);
    checkRule(rule, containers);
  }
}

const MOST_RULES = 20;
const MOST_PATTERNS = 20;
const MOST_EXIT_CODES = 255;
const ACTIONS = ['Count', 'FailIndex', 'FailJob', 'Ignore'];

function checkAction(action: Field, spec: Field): void {
  action.requiresOneOf(ACTIONS);
  if (action.text === 'FailIndex' && !spec.at('backoffLimitPerIndex').isSet) {
    action.invalid('requires the backoffLimitPerIndex to be set');
  }
}

function checkRule(rule: Field, containers: ReadonlySet<string>): void {
  const [exitCodes, conditions] = [rule.at('onExitCodes'), rule.at('onPodConditions')];
  if (exitCodes.isSet) checkExitCodes(exitCodes, containers);
  if (conditions.items().length > MOST_PATTERNS) conditions.tooMany(MOST_PATTERNS);
  for (const condition of conditions.items()) {
    condition.at('type').mustBe(labelKey);
    condition.at('status').oneOf(['False', 'True', 'Unknown']);
  }
  if (exitCodes.isSet && !conditions.isEmpty) {
    rule.invalid('specifying both OnExitCodes and OnPodConditions is not supported');
  }
  if (!exitCodes.isSet && conditions.isEmpty) {
    rule.invalid('specifying one of OnExitCodes and OnPodConditions is required');
  }
}

function checkExitCodes(exitCodes: Field, containers: ReadonlySet<string>): void {
  const [operator, container] = [exitCodes.at('operator'), exitCodes.at('containerName')];
  operator.requiresOneOf(['In', 'NotIn']);
  if (container.isSet && !containers.has(container.text)) {
    container.invalid('must be one of the container or initContainer names in the pod template');
  }
  const values = exitCodes.at('values');
  const codes = values.items().map(({ number }) => number ?? 0);
  if (codes.length === 0) values.invalid('at least one value is required');
  if (codes.length > MOST_EXIT_CODES) values.tooMany(MOST_EXIT_CODES);
  const seen = new Set<number>();
  for (const value of values.items()) {
    const code = value.number ?? 0;
    if (seen.has(code)) value.duplicate();
    seen.add(code);
    if (operator.text === 'In' && code === 0) value.invalid('must not be 0 for the In operator');
  }
  if (codes.some((code, index) => code < (codes[index - 1] ?? -Infinity))) {
    values.invalid('must be ordered');
  }
}
