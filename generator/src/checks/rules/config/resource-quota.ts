import type { Field } from '../shared/field.ts';
import { checkAmount } from '../shared/resources/resource-amount.ts';
import { quotaResourceName } from '../shared/resources/resource-names.ts';

/** pkg/apis/core/validation/validation.go, ValidateResourceQuotaSpec. */
export function checkResourceQuota(quota: Field): void {
  const spec = quota.at('spec');
  const names: string[] = [];
  for (const [name, amount] of spec.at('hard').entries()) {
    names.push(name);
    const complaint = quotaResourceName(name);
    if (complaint !== undefined) amount.invalidHidden(`${JSON.stringify(name)}: ${complaint}`);
    checkAmount(name, amount);
  }
  for (const scope of spec.at('scopes').items()) checkScope(scope, names);
  checkConflicts(spec.at('scopes'), spec.at('scopes').items());

  const selector = spec.at('scopeSelector', 'matchExpressions');
  for (const expression of selector.items()) checkExpression(expression, names);
  checkConflicts(
    selector,
    selector.items().map((expression) => expression.at('scopeName')),
  );
}

const POD_COMPUTE = [
  'cpu',
  'memory',
  'limits.cpu',
  'limits.memory',
  'requests.cpu',
  'requests.memory',
];
const CLAIM_STORAGE = ['persistentvolumeclaims', 'requests.storage'];
const ANY_POD = ['pods', ...POD_COMPUTE];

/** What each scope can be applied to. */
const RESOURCES_OF_SCOPE: Readonly<Record<string, readonly string[]>> = {
  BestEffort: ['pods'],
  CrossNamespacePodAffinity: ANY_POD,
  NotBestEffort: ANY_POD,
  NotTerminating: ANY_POD,
  PriorityClass: ANY_POD,
  Terminating: ANY_POD,
  VolumeAttributesClass: CLAIM_STORAGE,
};
/** The scopes that a selector can only ask for, without values. */
const PLAIN_SCOPES = [
  'BestEffort',
  'NotBestEffort',
  'Terminating',
  'NotTerminating',
  'CrossNamespacePodAffinity',
];
const CONFLICTING = [
  ['BestEffort', 'NotBestEffort'],
  ['Terminating', 'NotTerminating'],
];

function checkScope(scope: Field, names: readonly string[]): void {
  const resources = RESOURCES_OF_SCOPE[scope.text];
  if (resources === undefined) {
    scope.unsupported(Object.keys(RESOURCES_OF_SCOPE));
    return;
  }
  for (const name of names) {
    const isStandard = quotaResourceName(name) === undefined && !name.includes('/');
    if (isStandard && !resources.includes(name)) {
      scope.invalid(`unsupported scope applied to resource ${name}`);
    }
  }
}

function checkConflicts(list: Field, scopes: readonly Field[]): void {
  for (const pair of CONFLICTING) {
    if (pair.every((name) => scopes.some(({ text }) => text === name))) {
      list.invalid(`conflicting scopes: ${pair.join(', ')}`);
    }
  }
}

function checkExpression(expression: Field, names: readonly string[]): void {
  const scope = expression.at('scopeName');
  const operator = expression.at('operator');
  const values = expression.at('values');
  checkScope(scope, names);
  switch (operator.text) {
    case 'In':
    case 'NotIn':
      if (values.isEmpty) values.required("when `operator` is 'In' or 'NotIn'");
      break;
    case 'Exists':
    case 'DoesNotExist':
      if (!values.isEmpty) {
        values.invalid("must be no value when `operator` is 'Exists' or 'DoesNotExist'");
      }
      break;
    default:
      operator.invalid('not a valid selector operator');
  }
  if (PLAIN_SCOPES.includes(scope.text) && operator.text !== 'Exists') {
    operator.invalid(`must be 'Exists' for the scope ${scope.text}`);
  }
}
