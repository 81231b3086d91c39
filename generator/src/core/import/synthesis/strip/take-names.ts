import { objectId } from '../../../kubernetes/object.ts';
import { asGenerator } from '../../../synthesis/generators/as-generator.ts';
import { withoutHashSuffix } from '../../../synthesis/generators/hash-suffix.ts';
import { withoutNames } from '../../../synthesis/transformers/names/affixes.ts';
import { commonNamesOf } from '../../../synthesis/transformers/names/common-names.ts';
import { withoutRenames } from '../../../synthesis/transformers/names/rename-objects.ts';
import { withObjects, type Stripped } from './stripped.ts';

/**
 * Takes the hashes of generated names out, then the prefixes and suffixes without which the names of
 * the environments coincide best.
 *
 * @returns undefined where no name changes, or a reference would change that must not
 */
export function takeNames(environments: readonly Stripped[]): Stripped[] | undefined {
  const unhashed = environments.map(takeHashes);
  const affixes = commonNamesOf(unhashed.map(({ entries }) => entries.map(({ object }) => object)));
  const changed = unhashed.map((environment, index) => {
    const { prefix, suffix } = affixes[index] ?? { prefix: '', suffix: '' };
    if (prefix + suffix === '') return environment;
    const objects = withoutNames(
      environment.entries.map(({ object }) => object),
      { prefix, suffix },
    );
    if (objects === undefined) return undefined;
    return {
      entries: withObjects(environment.entries, objects),
      fields: {
        ...(prefix !== '' && { namePrefix: prefix }),
        ...(suffix !== '' && { nameSuffix: suffix }),
        ...environment.fields,
      },
    };
  });
  if (changed.some((environment) => environment === undefined)) return undefined;
  const isSame = changed.every((environment, index) => environment === environments[index]);
  return isSame ? undefined : (changed as Stripped[]);
}

function takeHashes(environment: Stripped): Stripped {
  const { entries } = environment;
  const stems = new Map(
    entries.flatMap(({ object }): [string, string][] => {
      const before = withoutHashSuffix(object);
      if (before === undefined || asGenerator(before, { hashed: true }) === undefined) return [];
      return [[objectId(object), before.metadata.name]];
    }),
  );
  if (stems.size === 0) return environment;
  const objects = withoutRenames(
    entries.map(({ object }) => object),
    stems,
  );
  if (objects === undefined) return environment;
  const hashed = entries.map((entry) => ({
    ...entry,
    isHashed: stems.has(objectId(entry.object)),
  }));
  return { ...environment, entries: withObjects(hashed, objects) };
}
