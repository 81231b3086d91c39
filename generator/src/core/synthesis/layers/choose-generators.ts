import { objectId } from '../../kubernetes/object.ts';
import { asGenerator } from '../generators/as-generator.ts';
import type { GeneratorParts } from '../generators/generator.ts';
import { liftHashOption } from '../generators/hash-option.ts';
import { generatorLines, objectLines } from '../generators/lines.ts';
import { placeGenerators, type GeneratorRequest } from '../generators/place-generators.ts';
import type { Kustomization } from '../kustomization.ts';
import type { Layer } from './layer.ts';
import type { LayerOptions } from './write-layer.ts';

export interface LayerGenerators {
  /** Keys of the objects that generators make. */
  keys: Set<string>;
  fields: Pick<Kustomization, 'configMapGenerator' | 'secretGenerator' | 'generatorOptions'>;
  /** Text by path below the layer's folder. */
  files: Map<string, string>;
}

/**
 * The generators of a layer: for the objects whose names carry a hash, and where files are shorter
 * than the object with their texts in it.
 *
 * @param taken names of the other files in the layer's folder
 */
export function chooseGenerators(
  { added, hashed }: Layer,
  taken: readonly string[],
  options: LayerOptions,
): LayerGenerators {
  const keyOf = new Map<string, string>();
  const requests = [...added].flatMap(([key, object]): GeneratorRequest[] => {
    const isHashed = hashed.has(key);
    if (!isHashed && (object.kind !== 'ConfigMap' || !options.allows(key).generator)) return [];
    const write = (directory: string | undefined): GeneratorParts | undefined =>
      asGenerator(object, { hashed: isHashed, directory });
    const parts = write(undefined);
    const isShorter =
      parts !== undefined &&
      parts.files.size > 0 &&
      generatorLines(parts) < objectLines(object) + ENTRY_LINES;
    if (!isHashed && !isShorter) return [];
    keyOf.set(objectId(object), key);
    return [{ object, write }];
  });
  const placed = placeGenerators(requests, ['kustomization.yaml', 'components', ...taken]);
  const { parts, generatorOptions } = liftHashOption([...placed.values()]);
  const entriesOf = (kind: GeneratorParts['kind']): GeneratorParts['entry'][] =>
    parts.filter((part) => part.kind === kind).map(({ entry }) => entry);
  return {
    keys: new Set([...placed.keys()].flatMap((id) => keyOf.get(id) ?? [])),
    fields: {
      configMapGenerator: entriesOf('ConfigMap'),
      secretGenerator: entriesOf('Secret'),
      ...(generatorOptions && { generatorOptions }),
    },
    files: new Map(parts.flatMap(({ files }) => [...files])),
  };
}

/** The entry under `resources` that a plain object needs. */
const ENTRY_LINES = 1;
