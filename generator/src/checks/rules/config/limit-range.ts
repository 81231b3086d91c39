import type { Field } from '../shared/field.ts';
import { labelKey } from '../shared/formats/names.ts';
import { ONE } from '../shared/formats/quantity.ts';
import { amountsOf } from '../shared/resources/resource-amount.ts';
import {
  containerResourceName,
  isOvercommitAllowed,
  resourceName,
} from '../shared/resources/resource-names.ts';

/** pkg/apis/core/validation/validation.go, ValidateLimitRange. */
export function checkLimitRange(limitRange: Field): void {
  const types = new Set<string>();
  for (const limit of limitRange.at('spec', 'limits').items()) {
    const type = limit.at('type');
    checkType(type);
    if (types.has(type.text)) type.duplicate();
    types.add(type.text);
    checkLimit(limit, type.text);
  }
}

const TYPES = ['Container', 'PersistentVolumeClaim', 'Pod'];
const AMOUNTS = ['max', 'min', 'default', 'defaultRequest', 'maxLimitRequestRatio'] as const;
type AmountKey = (typeof AMOUNTS)[number];

function checkType(type: Field): void {
  const complaint = labelKey(type.text);
  if (complaint !== undefined) type.invalid(complaint);
  else if (!type.text.includes('/') && !TYPES.includes(type.text)) {
    type.invalid('must be a standard limit type or fully qualified');
  }
}

function checkLimit(limit: Field, type: string): void {
  const format = type === 'Pod' || type === 'Container' ? containerResourceName : resourceName;
  const names = new Set<string>();
  for (const key of AMOUNTS) {
    const isDefault = key === 'default' || key === 'defaultRequest';
    if (type === 'Pod' && isDefault) {
      if (!limit.at(key).isEmpty) {
        limit.at(key).forbidden("may not be specified when `type` is 'Pod'");
      }
      continue;
    }
    for (const [name, amount] of limit.at(key).entries()) {
      const complaint = format(name);
      if (complaint !== undefined) amount.invalidHidden(`${JSON.stringify(name)}: ${complaint}`);
      names.add(name);
    }
  }
  if (type === 'PersistentVolumeClaim') {
    const bounds = [...limit.at('min').entries(), ...limit.at('max').entries()];
    if (!bounds.some(([name]) => name === 'storage')) {
      limit.required('either minimum or maximum storage value is required');
    }
  }
  for (const name of names) checkAmounts(limit, type, name);
}

/** What the amounts of one resource must be to one another; [smaller, larger]. */
const ORDERED: readonly (readonly [AmountKey, AmountKey])[] = [
  ['min', 'max'],
  ['min', 'defaultRequest'],
  ['defaultRequest', 'max'],
  ['defaultRequest', 'default'],
  ['min', 'default'],
  ['default', 'max'],
];

function checkAmounts(limit: Field, type: string, name: string): void {
  const amounts = completedAmounts(limit, type, name);
  const reported = new Set<AmountKey>();
  for (const [smaller, larger] of ORDERED) {
    const [low, high] = [amounts[smaller], amounts[larger]];
    if (low === undefined || high === undefined || low <= high || reported.has(smaller)) continue;
    // Others may follow from it: what is not written has a default that depends on it.
    reported.add(smaller);
    limit.at(smaller).at(name).invalid(`${smaller} is greater than ${larger}`);
  }
  checkRatio(limit.at('maxLimitRequestRatio').at(name), amounts);
  const { default: most, defaultRequest: usual } = amounts;
  if (!isOvercommitAllowed(name) && most !== undefined && usual !== undefined && most !== usual) {
    limit.at('defaultRequest').at(name).invalid('must be the same as `default` for this resource');
  }
}

type AmountsOfOne = Partial<Record<AmountKey, bigint>>;

/** The amounts of one resource, with what SetDefaults_LimitRangeItem puts in for containers. */
function completedAmounts(limit: Field, type: string, name: string): AmountsOfOne {
  const amounts: AmountsOfOne = {};
  for (const key of AMOUNTS) {
    const amount = amountsOf(limit.at(key)).get(name);
    if (amount !== undefined) amounts[key] = amount;
  }
  if (type === 'Container') {
    const most = amounts.default ?? amounts.max;
    if (most !== undefined) amounts.default = most;
    const usual = amounts.defaultRequest ?? most ?? amounts.min;
    if (usual !== undefined) amounts.defaultRequest = usual;
  } else if (type === 'Pod') {
    delete amounts.default;
    delete amounts.defaultRequest;
  }
  return amounts;
}

function checkRatio(field: Field, { maxLimitRequestRatio: ratio, min, max }: AmountsOfOne): void {
  if (ratio === undefined) return;
  if (ratio < ONE) field.invalid('is less than 1');
  if (min === undefined || max === undefined || min === 0n) return;
  const isAbove = min > 0n ? ratio * min > max * ONE : ratio * min < max * ONE;
  if (isAbove) field.invalid('is greater than max/min');
}
