import { compareText } from '../../../compare-text.ts';
import { kebabCase } from '../../../plan/paths/kebab-case.ts';
import type { Component } from '../../../synthesis/sharing/components.ts';
import { folderName, unusedName } from './folder-name.ts';
import type { Environment } from '../environment.ts';

/**
 * A folder name for each component: what the names of its environments, and only theirs, have in
 * common; else the object that it is about; else its environments.
 */
export function componentNames(
  components: readonly Component[],
  environments: readonly Pick<Environment, 'name'>[],
): string[] {
  const taken = new Set<string>();
  return components.map((component) => {
    const name = unusedName(folderName(plainName(component, environments)), taken);
    taken.add(name);
    return name;
  });
}

function plainName(
  { environments: members, changes }: Component,
  environments: readonly Pick<Environment, 'name'>[],
): string {
  const names = environments.map(({ name }) => name);
  const own = members.flatMap((index) => names[index] ?? []);
  const word = commonWord(own, names);
  if (word !== undefined) return word;
  const touched = [...changes.values()].flatMap(({ from, to }) => to ?? from ?? []);
  const [first] = touched;
  if (first !== undefined && touched.length === 1) {
    return `${first.metadata.name}-${kebabCase(first.kind)}`;
  }
  const joined = [...own].sort(compareText).join('-');
  if (joined.length <= LONGEST_NAME) return joined;
  const added = [...changes.values()].flatMap(({ from, to }) =>
    from === undefined && to !== undefined ? [to] : [],
  );
  return (added[0] ?? first)?.metadata.name ?? '';
}
const LONGEST_NAME = 30;

/** A word of all the names that no other name has. */
function commonWord(own: readonly string[], all: readonly string[]): string | undefined {
  const wordsOf = (name: string): string[] => name.toLowerCase().split(/[^a-z0-9]+/);
  const others = new Set(all.filter((name) => !own.includes(name)).flatMap(wordsOf));
  const [first, ...rest] = own.map(wordsOf);
  return first?.find(
    (word) => word.length > 1 && !others.has(word) && rest.every((words) => words.includes(word)),
  );
}
