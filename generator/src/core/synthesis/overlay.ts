import { posix } from 'node:path';
import { InternalError } from '../internal-error.ts';
import { objectId, type KubernetesObject } from '../kubernetes/object.ts';
import { fileNames } from '../plan/paths/file-name.ts';
import { writeYaml } from '../yaml.ts';
import { writeKustomization, type Kustomization } from './kustomization.ts';
import {
  deletedObject,
  inheritedObject,
  ownObject,
  type BaseObject,
  type OverlayPart,
  type PartPlace,
} from './overlay-parts.ts';
import {
  chooseTransformers,
  NO_TRANSFORMERS,
  undoTransformers,
  type ObjectPair,
  type Transformers,
} from './transformers/transformers.ts';
import { denialKey, type Denials, type ObjectExplanation, type OverlayInput } from './types.ts';

/** The base as the overlays meet it. */
export interface BaseFolder {
  path: string;
  /** By key: the object without namespace. */
  objects: ReadonlyMap<string, BaseObject>;
  /** Keys of the objects that every environment has. */
  shared: ReadonlySet<string>;
}

export interface OverlayResult {
  files: Map<string, string>;
  transformers: string[];
  objects: ObjectExplanation[];
  /** Keys of objects that no patch brings from the base exactly. */
  impossible: string[];
}

/**
 * Writes one overlay: the smallest natural difference from the base. Fields of the kustomization that
 * change many objects come first, patches express what is left, and what the base has not stands in
 * the overlay.
 *
 * @param local the overlay's objects by key, without namespace
 */
export function synthesiseOverlay(
  input: Pick<OverlayInput, 'environment' | 'path' | 'namespace'>,
  local: ReadonlyMap<string, KubernetesObject>,
  base: BaseFolder,
  denials: Denials,
): OverlayResult {
  const { environment, path: folder } = input;
  const pairs = [...local].map(([key, target]): ObjectPair => ({
    base: base.objects.get(key)?.object,
    target,
  }));
  const transformers = denials.transformers.has(environment)
    ? NO_TRANSFORMERS
    : chooseTransformers(pairs);
  const placeOf = partPlaces(folder, local, base);
  const impossible: string[] = [];

  const present = [...local].map(([key, target]): OverlayPart => {
    const inherited = base.objects.get(key);
    const before = undoTransformers({ base: inherited?.object, target }, transformers);
    const place = placeOf(target);
    if (inherited === undefined)
      return ownObject(place, target, before, whyOwn(key, base, denials));
    const strategicMerge = !denials.strategicMerge.has(denialKey(environment, key));
    const part = inheritedObject(place, target, before, inherited, { strategicMerge });
    if (part.isImpossible === true) impossible.push(key);
    return part;
  });
  const deleted = [...base.objects]
    .filter(([key]) => !local.has(key))
    .map(([, inherited]) => deletedObject(placeOf(inherited.object), inherited));
  return { ...assemble(input, base, transformers, [...present, ...deleted]), impossible };
}

/** File names are distinct among all objects that the overlay may name. */
function partPlaces(
  folder: string,
  local: ReadonlyMap<string, KubernetesObject>,
  base: BaseFolder,
): (object: KubernetesObject) => PartPlace {
  const inherited = [...base.objects.values()].map(({ object }) => object);
  const stems = fileNames([...local.values(), ...inherited]);
  return (object) => {
    const stem = stems.get(objectId(object));
    if (stem === undefined) throw new InternalError(`no file name for ${objectId(object)}`);
    return { folder, stem };
  };
}

function whyOwn(key: string, base: BaseFolder, denials: Denials): string {
  if (denials.base.has(key)) return 'the build with one from the base was not exact';
  return base.shared.has(key)
    ? 'no patch of a shared one would be exact'
    : 'not every environment has it';
}

function assemble(
  { path, namespace }: Pick<OverlayInput, 'path' | 'namespace'>,
  base: BaseFolder,
  transformers: Transformers,
  parts: readonly OverlayPart[],
): Omit<OverlayResult, 'impossible'> {
  const fields = fieldsOf(transformers);
  const resources = parts.flatMap(({ resource }) => resource ?? []).sort();
  const patches = parts
    .flatMap(({ patch }) => patch ?? [])
    .sort((left, right) => (left.path < right.path ? -1 : 1));
  const shared = base.objects.size === 0 ? [] : [posix.relative(path, base.path)];
  const text = writeKustomization({
    namespace,
    resources: [...shared, ...resources],
    patches,
    ...fields,
  });
  const files = parts.flatMap(({ file }): [string, string][] =>
    file === undefined ? [] : [[posix.join(path, file.name), writeYaml(file.body)]],
  );
  return {
    files: new Map([...files, [posix.join(path, 'kustomization.yaml'), text]]),
    transformers: ['namespace', ...Object.keys(fields)],
    objects: parts.flatMap(({ explanation }) => explanation ?? []),
  };
}

function fieldsOf({ labels, images, replicas }: Transformers): Partial<Kustomization> {
  return {
    ...(Object.keys(labels).length > 0 && { labels: [{ pairs: labels, includeTemplates: true }] }),
    ...(images.length > 0 && { images }),
    ...(replicas.length > 0 && { replicas }),
  };
}
