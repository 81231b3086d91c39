import type { Field } from '../../shared/field.ts';

/** When an indexed Job has succeeded: validateSuccessPolicy. */
export function checkSuccessPolicy(policy: Field, completions: number | undefined): void {
  const rules = policy.at('rules');
  if (rules.isEmpty) {
    rules.required('at least one rules must be specified when the successPolicy is specified');
  }
  if (rules.items().length > MOST_RULES) rules.tooMany(MOST_RULES);
  if (completions === undefined) return;
  for (const rule of rules.items()) checkRule(rule, completions);
}

const MOST_RULES = 20;
const LONGEST_INDEXES = 64 * 1024;

function checkRule(rule: Field, completions: number): void {
  const [count, indexes] = [rule.at('succeededCount'), rule.at('succeededIndexes')];
  if (!count.isSet && !indexes.isSet) {
    rule.required('at least one of succeededCount or succeededIndexes must be specified');
  }
  if (indexes.text.length > LONGEST_INDEXES) indexes.tooLong(LONGEST_INDEXES);
  const total = countIndexes(indexes.text, completions);
  if (total === undefined) {
    indexes.invalidHidden('must be increasing indexes or intervals (1,3-5) below the completions');
  }
  count.within(0);
  const { number } = count;
  if (number !== undefined && number > completions) {
    count.invalid(`must be less than or equal to ${completions} (the completions)`);
  }
  if (number !== undefined && indexes.isSet && number > (total ?? 0)) {
    count.invalid('must be less than or equal to the number of succeededIndexes');
  }
}

/** How many indexes `1,3-5` names; undefined where it cannot be read. */
function countIndexes(text: string, completions: number): number | undefined {
  if (text === '') return 0;
  let total = 0;
  let last = -Infinity;
  for (const interval of text.split(',')) {
    const match = /^(\+?\d{1,18})(?:-(\+?\d{1,18}))?$/.exec(interval);
    if (match === null) return undefined;
    const first = Number(match[1]);
    const end = match[2] === undefined ? first : Number(match[2]);
    const isOrdered = match[2] === undefined || first < end;
    if (!isOrdered || end >= completions || first >= completions || first <= last) return undefined;
    total += end - first + 1;
    last = end;
  }
  return total;
}
