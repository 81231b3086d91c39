import { bareName, type NameAffixes } from './affixes.ts';

/**
 * What all names begin and end with, cut where a word ends, longest first: `dev-` and `-v2`, with the
 * separator. Where the names share no whole word, it is all that they begin with.
 */
export function sharedAffixes(names: readonly string[]): {
  prefixes: string[];
  suffixes: string[];
} {
  const shared = sharedBeginning(names);
  const prefixes = wordsOf(shared, names);
  const backwards = names.map(reversed);
  const suffixes = wordsOf(sharedBeginning(backwards), backwards).map(reversed);
  const isWordless = prefixes.length + suffixes.length === 0;
  return { prefixes: isWordless && isPrefix(shared, names) ? [shared] : prefixes, suffixes };
}

/** Whether every name has prefix and suffix and is a name without them. */
export function leavesNames(names: readonly string[], affixes: NameAffixes): boolean {
  return names.every((name) => NAME.test(bareName(name, affixes) ?? ''));
}

const NAME = /^[a-z\d](?:.*[a-z\d])?$/is;
const WORD_END = /[-.]/g;

/** The beginnings of the shared text that end with a separator and leave every name a name. */
function wordsOf(shared: string, names: readonly string[]): string[] {
  return [...shared.matchAll(WORD_END)]
    .map(({ index }) => shared.slice(0, index + 1))
    .filter((prefix) => isPrefix(prefix, names))
    .reverse();
}

function isPrefix(prefix: string, names: readonly string[]): boolean {
  return prefix !== '' && leavesNames(names, { prefix, suffix: '' });
}

function sharedBeginning([first = '', ...others]: readonly string[]): string {
  return others.reduce(commonBeginning, first);
}

function commonBeginning(left: string, right: string): string {
  let length = 0;
  while (length < left.length && left[length] === right[length]) length++;
  return left.slice(0, length);
}

function reversed(text: string): string {
  return Array.from(text).reverse().join('');
}
