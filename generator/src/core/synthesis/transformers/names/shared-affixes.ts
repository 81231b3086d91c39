import { bareName, type NameAffixes } from './affixes.ts';

/**
 * What all names begin and end with, cut where a word ends, longest first: `dev-` and `-v2`, with the
 * separator. Where no word ends inside of what they share, it is the whole of it.
 */
export function sharedAffixes(names: readonly string[]): {
  prefixes: string[];
  suffixes: string[];
} {
  const backwards = names.map(reversed);
  return {
    prefixes: sharedBeginnings(names),
    suffixes: sharedBeginnings(backwards).map(reversed),
  };
}

/** Whether every name has prefix and suffix and is a name without them. */
export function leavesNames(names: readonly string[], affixes: NameAffixes): boolean {
  return names.every((name) => NAME.test(bareName(name, affixes) ?? ''));
}

const NAME = /^[a-z\d](?:.*[a-z\d])?$/is;
const WORD_END = /[-.](?=[a-z\d])/gi;

function sharedBeginnings(names: readonly string[]): string[] {
  const [first = '', ...others] = names;
  const shared = others.reduce(commonBeginning, first);
  // What a word's end is followed by counts, too: `dev-` ends one in `dev-web` and `dev-api`.
  const next = first.slice(0, shared.length + 1);
  const cuts = [...next.matchAll(WORD_END)].map(({ index }) => first.slice(0, index + 1));
  const whole = cuts.length === 0 && shared !== '' ? [shared] : [];
  return [...whole, ...cuts.reverse()].filter((prefix) =>
    leavesNames(names, { prefix, suffix: '' }),
  );
}

function commonBeginning(left: string, right: string): string {
  let length = 0;
  while (length < left.length && left[length] === right[length]) length++;
  return left.slice(0, length);
}

function reversed(text: string): string {
  return Array.from(text).reverse().join('');
}
