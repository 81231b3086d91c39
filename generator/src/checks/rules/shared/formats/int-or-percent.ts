import type { Field } from '../field.ts';

/** A number that is not negative, or a percentage such as `25%`: ValidatePositiveIntOrPercent. */
export function countOrPercent(field: Field): void {
  if (typeof field.value !== 'string') field.within(0);
  else if (!PERCENT.test(field.value)) {
    field.invalid("a valid percent string must be a numeric string followed by an ending '%'");
  }
}

/** A percentage must not be above 100 %: IsNotMoreThan100Percent. */
export function atMostHundredPercent(field: Field): void {
  const percent = percentOf(field);
  if (percent !== undefined && percent > 100) field.invalid('must not be greater than 100%');
}

/** The number before `%`, or undefined where the value is no percentage. */
export function percentOf(field: Field): number | undefined {
  return PERCENT.test(field.text) ? Number(field.text.slice(0, -1)) : undefined;
}

const PERCENT = /^[0-9]+%$/;
