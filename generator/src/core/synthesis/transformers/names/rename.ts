import { deepEqual } from '../../../kubernetes/equality.ts';
import {
  isJsonObject,
  objectId,
  ownValue,
  type Json,
  type KubernetesObject,
} from '../../../kubernetes/object.ts';
import { referralsIn, textOf } from './references/referrals.ts';
import { changeReferences, follow, type Reference } from './references/references.ts';
import { canRename, type Renaming } from './renaming.ts';

/**
 * The objects of a build under their new names, with the references to them.
 *
 * @returns undefined where the build fails: a reference that means two objects, two objects that get
 *   one name, or names that Kustomize does not carry
 */
export function rename(renamings: readonly Renaming[]): KubernetesObject[] | undefined {
  if (!renamings.every(canRename)) return undefined;
  const find = referralsIn(renamings);
  const renamed = mapDefined(renamings, (renaming) =>
    withName(
      changeReferences(renaming.object, (reference) => follow(reference, renaming, find)),
      renaming.name,
    ),
  );
  return renamed && haveOwnIds(renamed) ? renamed : undefined;
}

/**
 * The objects, given as they come out of a build, under their first names. A reference becomes what
 * the build turns into what it is now: the first name of what it means, else itself.
 *
 * @returns undefined where there are no such objects
 */
export function undoRename(renamings: readonly Renaming[]): KubernetesObject[] | undefined {
  if (!renamings.every(canRename)) return undefined;
  // Where `namespace:` has moved the objects, references to `default` mean them, too.
  const finders = [false, true].map((areInDefaultFirst) =>
    referralsIn(renamings, { areInDefaultFirst }),
  );
  const firstNames = firstNamesIn(renamings);
  return mapDefined(renamings, (renaming) =>
    withName(
      changeReferences(renaming.object, (reference) =>
        sourcesOf(reference, firstNames).find((value) =>
          finders.every((find) =>
            deepEqual(follow({ ...reference, value }, renaming, find), reference.value),
          ),
        ),
      ),
      renaming.earlier[0] ?? renaming.name,
    ),
  );
}

/** Whether no two objects have the same id. */
export function haveOwnIds(objects: readonly KubernetesObject[]): boolean {
  return new Set(objects.map(objectId)).size === objects.length;
}

function firstNamesIn(renamings: readonly Renaming[]): Map<string, Set<string>> {
  const firstNames = new Map<string, Set<string>>();
  for (const { name, earlier } of renamings) {
    const [first] = earlier;
    if (first === undefined) continue;
    firstNames.set(name, (firstNames.get(name) ?? new Set()).add(first));
  }
  return firstNames;
}

/** What a reference may have been, the likeliest first. */
function sourcesOf({ value }: Reference, firstNames: Map<string, Set<string>>): Json[] {
  const map = isJsonObject(value) ? value : undefined;
  const name = map === undefined ? value : ownValue(map, 'name');
  const names = [...(firstNames.get(textOf(name ?? '')) ?? [])];
  return [...names.map((first) => (map === undefined ? first : { ...map, name: first })), value];
}

function withName(
  object: KubernetesObject | undefined,
  name: string,
): KubernetesObject | undefined {
  if (object === undefined || object.metadata.name === name) return object;
  return { ...object, metadata: { ...object.metadata, name } };
}

function mapDefined<Item, Result>(
  items: readonly Item[],
  map: (item: Item) => Result | undefined,
): Result[] | undefined {
  const results: Result[] = [];
  for (const item of items) {
    const result = map(item);
    if (result === undefined) return undefined;
    results.push(result);
  }
  return results;
}
