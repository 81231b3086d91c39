import type { KubernetesObject } from '../../../kubernetes/object.ts';
import { takesAffixes, type NameAffixes } from './affixes.ts';
import { leavesNames, sharedAffixes } from './shared-affixes.ts';

const MOST_CANDIDATES = 5;

/**
 * What `namePrefix` and `nameSuffix` can have given to all objects of an environment, what takes off
 * most first. Kinds that they do not reach have no say.
 */
export function nameCandidates(objects: readonly KubernetesObject[]): NameAffixes[] {
  return affixesOf(objects, 2)
    .filter(({ prefix, suffix }) => prefix + suffix !== '')
    .sort((left, right) => lengthOf(right) - lengthOf(left))
    .slice(0, MOST_CANDIDATES);
}

/** All pairs of the longest prefixes and suffixes, none among them, that leave every object a name. */
export function affixesOf(objects: readonly KubernetesObject[], most: number): NameAffixes[] {
  const names = objects.filter(takesAffixes).map(({ metadata }) => metadata.name);
  const { prefixes, suffixes } = sharedAffixes(names);
  return ['', ...suffixes.slice(0, most)]
    .flatMap((suffix) => ['', ...prefixes.slice(0, most)].map((prefix) => ({ prefix, suffix })))
    .filter((affixes) => lengthOf(affixes) === 0 || leavesNames(names, affixes));
}

export function lengthOf({ prefix, suffix }: NameAffixes): number {
  return prefix.length + suffix.length;
}
