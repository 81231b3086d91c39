import type { Field } from '../field.ts';
import { isInteger, ONE, parseQuantity } from '../formats/quantity.ts';
import { isIntegerResource } from './resource-names.ts';

/** Amounts of resources by name, as far as they can be read. */
export type Amounts = Map<string, bigint>;

/** The amounts of a ResourceList. */
export function amountsOf(list: Field): Amounts {
  const amounts: Amounts = new Map();
  for (const [name, quantity] of list.entries()) {
    const amount = amountOf(quantity);
    if (amount !== undefined) amounts.set(name, amount);
  }
  return amounts;
}

/**
 * The amount of a resource as the server keeps it, rounded up to a thousandth
 * (SetDefaults_ResourceList), and zero where it is null; undefined where it is no quantity.
 */
export function amountOf(quantity: Field): bigint | undefined {
  if (!quantity.isSet) return 0n;
  const amount = parseQuantity(quantity.value);
  if (amount === undefined || amount % MILLI === 0n) return amount;
  return amount - (amount % MILLI) + (amount > 0n ? MILLI : -MILLI);
}

/** An amount of a resource: ValidateResourceQuantityValue in core/validation. */
export function checkAmount(name: string, quantity: Field): void {
  const amount = amountOf(quantity);
  if (amount === undefined) return;
  if (amount < 0n) quantity.invalid('must be greater than or equal to 0');
  if (isIntegerResource(name) && !isInteger(amount)) quantity.invalid('must be an integer');
}

const MILLI = ONE / 1000n;
