import { posix } from 'node:path';
import { deepEqual } from '../kubernetes/equality.ts';
import { objectId, type KubernetesObject } from '../kubernetes/object.ts';
import { fileNames, PATCH_SUFFIX, RESOURCE_SUFFIX } from '../plan/file-name.ts';
import { writeYaml } from '../yaml.ts';
import { writeKustomization, type Kustomization, type PatchEntry } from './kustomization.ts';
import { deletionOf, patchEntry } from './patch-entry.ts';
import { choosePatch } from './patch.ts';
import {
  chooseTransformers,
  NO_TRANSFORMERS,
  undoTransformers,
  type ObjectPair,
  type Transformers,
} from './transformers/transformers.ts';
import { denialKey, type Denials, type ObjectExplanation, type OverlayInput } from './types.ts';

/** The base as an overlay meets it: its folder, and each object with its file's name. */
export interface BaseFolder {
  path: string;
  objects: ReadonlyMap<string, { object: KubernetesObject; file: string }>;
}

export interface OverlayResult {
  files: Map<string, string>;
  transformers: string[];
  objects: ObjectExplanation[];
  /** Keys of objects that no patch brings from the base exactly. */
  impossible: string[];
}

/**
 * Writes one overlay: the smallest natural difference from the base.
 *
 * @param local the overlay's objects by key, without namespace
 */
export function synthesiseOverlay(
  input: Pick<OverlayInput, 'environment' | 'path' | 'namespace'>,
  local: ReadonlyMap<string, KubernetesObject>,
  base: BaseFolder,
  denials: Denials,
): OverlayResult {
  const pairs = [...local].map(([key, target]): ObjectPair => ({
    base: base.objects.get(key)?.object,
    target,
  }));
  const transformers = denials.transformers.has(input.environment)
    ? NO_TRANSFORMERS
    : chooseTransformers(pairs);
  const names = fileNames([
    ...local.values(),
    ...[...base.objects.values()].map(({ object }) => object),
  ]);
  const result: OverlayResult = {
    files: new Map(),
    transformers: [],
    objects: [],
    impossible: [],
  };
  const resources: string[] = [];
  const patches: PatchEntry[] = [];

  for (const [key, target] of local) {
    const present = base.objects.get(key);
    const before = undoTransformers({ base: present?.object, target }, transformers);
    if (present === undefined) {
      const file = nameOf(target, names) + RESOURCE_SUFFIX;
      resources.push(file);
      write(file, before);
      explain(target, 'overlay', file, denials.base.has(key) ? OWN_AFTER_PROOF : OWN);
      continue;
    }
    const baseFile = posix.join(base.path, present.file);
    if (deepEqual(present.object, before)) {
      explain(
        target,
        'base',
        baseFile,
        'the base and the fields of the kustomization give it without a patch',
      );
      continue;
    }
    const patch = choosePatch(present.object, before, {
      strategicMerge: !denials.strategicMerge.has(denialKey(input.environment, key)),
    });
    if (patch === undefined) {
      result.impossible.push(key);
      continue;
    }
    const file = nameOf(target, names) + PATCH_SUFFIX;
    patches.push(patchEntry(file, target, patch));
    write(file, patch.body);
    explain(target, 'base', baseFile, patch.reason, { means: patch.means, file });
  }
  for (const [key, { object, file: baseFile }] of base.objects) {
    if (local.has(key)) continue;
    const file = nameOf(object, names) + PATCH_SUFFIX;
    patches.push({ path: file });
    write(file, deletionOf(object));
    const reason = 'the other environments share it, this one does not have it';
    explain(object, 'base', posix.join(base.path, baseFile), reason, { means: 'delete', file });
  }

  const kustomization: Kustomization = {
    namespace: input.namespace,
    resources: [
      ...(base.objects.size === 0 ? [] : [posix.relative(input.path, base.path)]),
      ...resources.sort(),
    ],
    patches: patches.sort((left, right) => (left.path < right.path ? -1 : 1)),
    ...fieldsOf(transformers),
  };
  result.files.set(posix.join(input.path, 'kustomization.yaml'), writeKustomization(kustomization));
  result.transformers = ['namespace', ...Object.keys(fieldsOf(transformers))];
  return result;

  function write(file: string, body: unknown): void {
    result.files.set(posix.join(input.path, file), writeYaml(body));
  }

  function explain(
    object: KubernetesObject,
    origin: ObjectExplanation['origin'],
    file: string,
    reason: string,
    patch?: ObjectExplanation['patch'],
  ): void {
    const own = origin === 'overlay' ? posix.join(input.path, file) : file;
    const patched =
      patch === undefined ? {} : { patch: { ...patch, file: posix.join(input.path, patch.file) } };
    result.objects.push({ object, origin, file: own, reason, ...patched });
  }
}

const OWN = 'the base does not have it: some environments lack it, or no patch could share it';
const OWN_AFTER_PROOF = 'the engine did not build it exactly from an object of the base';

function fieldsOf(transformers: Transformers): Partial<Kustomization> {
  const { labels, images, replicas } = transformers;
  return {
    ...(Object.keys(labels).length > 0 && { labels: [{ pairs: labels, includeTemplates: true }] }),
    ...(images.length > 0 && { images }),
    ...(replicas.length > 0 && { replicas }),
  };
}

function nameOf(object: KubernetesObject, names: ReadonlyMap<string, string>): string {
  const name = names.get(objectId(object));
  if (name === undefined) throw new Error(`no file name for ${objectId(object)}`);
  return name;
}
