import { optionalOneOf } from '../../optional-one-of.ts';
import type { Field } from '../../shared/field.ts';
import { checkLabelSelector } from '../../shared/metadata/label-selector.ts';
import type { PodContext } from '../context.ts';
import { checkLabelKeys } from './label-keys.ts';

/** How pods spread over the nodes: validateTopologySpreadConstraints. */
export function checkTopologySpread(constraints: Field, pod: PodContext): void {
  const seen = new Set<string>();
  for (const constraint of constraints.items()) {
    const [topologyKey, action] = [
      constraint.at('topologyKey'),
      constraint.at('whenUnsatisfiable'),
    ];
    checkConstraint(constraint);
    checkLabelKeys(constraint, pod);
    checkLabelSelector(constraint.at('labelSelector'));
    const pair = JSON.stringify([topologyKey.text, action.text]);
    if (seen.has(pair)) topologyKey.duplicate();
    seen.add(pair);
  }
}

const ACTIONS = ['DoNotSchedule', 'ScheduleAnyway'];
const POLICIES = ['Honor', 'Ignore'];

function checkConstraint(constraint: Field): void {
  checkPositive(constraint.at('maxSkew'), 0);
  const topologyKey = constraint.at('topologyKey');
  if (topologyKey.text === '') topologyKey.required('can not be empty');
  const action = constraint.at('whenUnsatisfiable');
  if (!ACTIONS.includes(action.text)) action.unsupported(ACTIONS);
  const minDomains = constraint.at('minDomains');
  if (minDomains.isSet) {
    checkPositive(minDomains, 1);
    if (action.text !== 'DoNotSchedule') {
      minDomains.invalid('can only use minDomains if whenUnsatisfiable=DoNotSchedule');
    }
  }
  optionalOneOf(constraint.at('nodeAffinityPolicy'), POLICIES);
  optionalOneOf(constraint.at('nodeTaintsPolicy'), POLICIES);
}

function checkPositive(field: Field, unset: number): void {
  if ((field.number ?? unset) <= 0) field.invalid('must be greater than zero');
}
