import { Environment } from '@marcbachmann/cel-js';
import { parseQuantity } from '../../../rules/shared/formats/quantity.ts';
import { goPattern } from '../go-pattern.ts';

/**
 * What rules of a CustomResourceDefinition may use: CEL itself, and of the libraries of Kubernetes
 * what stands here. A rule with anything else is not evaluated.
 *
 * https://kubernetes.io/docs/reference/using-api/cel/#kubernetes-cel-libraries
 */
export function ruleEnvironment(): Environment {
  const environment = new Environment({
    enableOptionalTypes: true,
    homogeneousAggregateLiterals: false,
  });
  return (
    environment
      .registerVariable('self', 'dyn')
      // Strings.
      .registerFunction('string.charAt(int): string', (text: string, at: bigint) =>
        text.charAt(Number(at)),
      )
      .registerFunction(
        'string.replace(string, string): string',
        (text: string, from: string, to: string) => text.replaceAll(from, to),
      )
      // Regular expressions.
      .registerFunction('string.find(string): string', (text: string, pattern: string) => {
        const matcher = goPattern(pattern)?.matcher(text);
        return matcher?.find() === true ? (matcher.group() ?? '') : '';
      })
      // Lists.
      .registerFunction('list.isSorted(): bool', (list: Ordered[]) =>
        list.every((item, index) => index === 0 || (list[index - 1] ?? item) <= item),
      )
      .registerFunction('list.sum(): dyn', sum)
      .registerFunction('list.min(): dyn', (list: Ordered[]) => extreme(list, (a, b) => a < b))
      .registerFunction('list.max(): dyn', (list: Ordered[]) => extreme(list, (a, b) => a > b))
      // Quantities.
      .registerType('kubernetes.Quantity', Quantity)
      .registerFunction(
        'isQuantity(string): bool',
        (text: string) => parseQuantity(text) !== undefined,
      )
      .registerFunction(
        'quantity(string): kubernetes.Quantity',
        (text: string) => new Quantity(text),
      )
      .registerFunction(
        'kubernetes.Quantity.isLessThan(kubernetes.Quantity): bool',
        (a: Quantity, b: Quantity) => a.amount < b.amount,
      )
      .registerFunction(
        'kubernetes.Quantity.isGreaterThan(kubernetes.Quantity): bool',
        (a: Quantity, b: Quantity) => a.amount > b.amount,
      )
      .registerFunction(
        'kubernetes.Quantity.compareTo(kubernetes.Quantity): int',
        (a: Quantity, b: Quantity) => (a.amount < b.amount ? -1n : a.amount > b.amount ? 1n : 0n),
      )
  );
}

type Ordered = bigint | number | string;

class Quantity {
  readonly amount: bigint;

  constructor(text: string) {
    const amount = parseQuantity(text);
    if (amount === undefined) throw new TypeError('no quantity');
    this.amount = amount;
  }
}

function sum(list: (bigint | number)[]): bigint | number {
  const isInteger = list.every((item) => typeof item === 'bigint');
  return isInteger
    ? list.reduce((total, item) => total + item, 0n)
    : list.reduce((total: number, item) => total + Number(item), 0);
}

function extreme(list: Ordered[], isBefore: (a: Ordered, b: Ordered) => boolean): Ordered {
  if (list.length === 0) throw new RangeError('the list is empty');
  return list.reduce((best, item) => (isBefore(item, best) ? item : best));
}
