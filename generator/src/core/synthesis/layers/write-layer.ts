import { posix } from 'node:path';
import { InternalError } from '../../internal-error.ts';
import { groupOf, objectId, type Json, type KubernetesObject } from '../../kubernetes/object.ts';
import { fileNames, PATCH_SUFFIX, RESOURCE_SUFFIX } from '../../plan/paths/file-name.ts';
import { kustomization, type PatchEntry } from '../kustomization.ts';
import { deletionOf, patchEntry, type TargetDetail } from '../patch-entry.ts';
import { choosePatch } from '../patch.ts';
import type { PatchMeans } from '../types.ts';
import type { Costs } from '../sharing/costs.ts';
import { groupPatches } from '../sharing/groups/group-patches.ts';
import { chooseGenerators } from './choose-generators.ts';
import { groupFiles } from './group-files.ts';
import type { Layer } from './layer.ts';

/** A file of a layer: a value to be written as YAML, or a text as it is. */
export type LayerFile =
  { value: Json; /** Of the object that it holds. */ key?: string } | { text: string };

/** What a layer became. */
export interface WrittenLayer {
  /** By path. */
  files: Map<string, LayerFile>;
  /** By key: the path of the file of an object of its own. */
  objectFiles: Map<string, string>;
  /** By key: the patches that change or remove an object. */
  patches: Map<string, WrittenPatch[]>;
}

export interface WrittenPatch {
  means: PatchMeans;
  file: string;
  reason: string;
  /** How many objects the patch is for. */
  objects: number;
}

export interface LayerOptions {
  costs: Costs;
  /** Which means may be used for an object. */
  allows: (key: string) => { group: boolean; generator: boolean; strategicMerge: boolean };
}

/** Writes the kustomization of a layer with its objects and patches. */
export function writeLayer(layer: Layer, options: LayerOptions): WrittenLayer {
  const { path } = layer;
  const written: WrittenLayer = { files: new Map(), objectFiles: new Map(), patches: new Map() };
  const stemOf = stems(layer);
  const generated = chooseGenerators(layer, fileNamesOf(layer, stemOf), options);
  const resources = writeObjects(layer, stemOf, generated.keys, written);
  const patches = [
    ...writeAlterations(layer, stemOf, options, written),
    ...writeDeletions(layer, stemOf, written),
  ];
  const file = posix.join(path, 'kustomization.yaml');
  for (const key of generated.keys) written.objectFiles.set(key, file);
  for (const [name, text] of generated.files) written.files.set(posix.join(path, name), { text });
  const value = kustomization(
    {
      ...layer.fields,
      resources: [...layer.inherits.map((folder) => posix.relative(path, folder)), ...resources],
      components: layer.components.map((folder) => posix.relative(path, folder)),
      ...generated.fields,
      patches,
    },
    layer.kind,
  );
  written.files.set(file, { value });
  return written;
}

type StemOf = (object: KubernetesObject) => string;

/** File names are distinct among all objects that the layer may name. */
function stems({ added, altered, deleted }: Layer): StemOf {
  const named = [
    ...added.values(),
    ...[...altered.values()].map(({ to }) => to),
    ...deleted.values(),
  ];
  const names = fileNames(named);
  return (object) => {
    const name = names.get(objectId(object));
    if (name === undefined) throw new InternalError(`no file name for ${objectId(object)}`);
    return name;
  };
}

/** Every name that a file of the layer may have. */
function fileNamesOf({ added, altered, deleted }: Layer, stemOf: StemOf): string[] {
  const patched = [...[...altered.values()].map(({ to }) => to), ...deleted.values()];
  return [
    ...[...added.values()].map((object) => stemOf(object) + RESOURCE_SUFFIX),
    ...patched.map((object) => stemOf(object) + PATCH_SUFFIX),
  ];
}

function writeObjects(
  { path, added }: Layer,
  stemOf: StemOf,
  generated: ReadonlySet<string>,
  { files, objectFiles }: WrittenLayer,
): string[] {
  const plain = [...added].filter(([key]) => !generated.has(key));
  const names = plain.map(([key, object]) => {
    const name = stemOf(object) + RESOURCE_SUFFIX;
    const file = posix.join(path, name);
    files.set(file, { value: object, key });
    objectFiles.set(key, file);
    return name;
  });
  return names.sort();
}

/** The patches for several objects come first: what they leave is changed one by one. */
function writeAlterations(
  layer: Layer,
  stemOf: StemOf,
  options: LayerOptions,
  written: WrittenLayer,
): PatchEntry[] {
  const { path, altered, untouched, added } = layer;
  const shareable = new Map([...altered].filter(([key]) => options.allows(key).group));
  const alone = [...altered].filter(([key]) => !shareable.has(key));
  const others = [...untouched, ...added.values(), ...alone.map(([, { from }]) => from)];
  const { groups, left } = groupPatches(shareable, others, options.costs);
  const entries = groupFiles(groups).map(({ name, group, target }): PatchEntry => {
    const file = posix.join(path, name);
    written.files.set(file, { value: group.patch.body as Json });
    for (const key of group.keys) {
      const { means } = group.patch;
      const reason = 'several objects of the kind change alike';
      note(written, key, { means, file, reason, objects: group.keys.length });
    }
    return { path: name, target };
  });
  const detailOf = targetDetails([
    ...untouched,
    ...added.values(),
    ...[...altered.values()].map(({ to }) => to),
  ]);
  const single = [...left, ...alone].map(([key, { from, to }]): PatchEntry => {
    const { strategicMerge } = options.allows(key);
    const patch = choosePatch(from, to, { strategicMerge });
    if (patch === undefined) throw new InternalError(`no patch for ${objectId(to)}`);
    const name = stemOf(to) + PATCH_SUFFIX;
    const file = posix.join(path, name);
    written.files.set(file, { value: patch.body as Json });
    note(written, key, { means: patch.means, file, reason: patch.reason, objects: 1 });
    return patchEntry(name, to, patch, detailOf(to));
  });
  return [...entries, ...single.sort(byPath)];
}

function writeDeletions(
  { path, deleted }: Layer,
  stemOf: StemOf,
  written: WrittenLayer,
): PatchEntry[] {
  const entries = [...deleted].map(([key, object]): PatchEntry => {
    const name = stemOf(object) + PATCH_SUFFIX;
    const file = posix.join(path, name);
    written.files.set(file, { value: deletionOf(object) });
    const reason = 'the other environments share it, this one does not have it';
    note(written, key, { means: 'delete', file, reason, objects: 1 });
    return { path: name };
  });
  return entries.sort(byPath);
}

function note({ patches }: WrittenLayer, key: string, patch: WrittenPatch): void {
  patches.set(key, [...(patches.get(key) ?? []), patch]);
}

function byPath(left: PatchEntry, right: PatchEntry): number {
  return left.path < right.path ? -1 : 1;
}

/** What tells an object from others of its kind, or of its kind and name. */
function targetDetails(
  objects: readonly KubernetesObject[],
): (object: KubernetesObject) => TargetDetail {
  const groups = new Map<string, Set<string>>();
  const names = new Map<string, number>();
  const nameOf = (object: KubernetesObject): string => `${object.kind}/${object.metadata.name}`;
  for (const object of objects) {
    const known = groups.get(object.kind) ?? new Set();
    groups.set(object.kind, known.add(groupOf(object.apiVersion)));
    names.set(nameOf(object), (names.get(nameOf(object)) ?? 0) + 1);
  }
  return (object) => ({
    group: (groups.get(object.kind)?.size ?? 0) > 1,
    namespace: (names.get(nameOf(object)) ?? 0) > 1,
  });
}
