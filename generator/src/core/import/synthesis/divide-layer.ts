import { posix } from 'node:path';
import { isJsonObject, type Json, type KubernetesObject } from '../../kubernetes/object.ts';
import type { Layer, TransformerFields } from '../../synthesis/layers/layer.ts';
import { lineCount } from '../../synthesis/line-count.ts';
import { commonFields } from './fields/common-fields.ts';
import { folderName, unusedName } from './names/folder-name.ts';

type Objects = ReadonlyMap<string, KubernetesObject>;

/**
 * Writes the objects of a base: labels and annotations that all of them carry stand once in its
 * kustomization.
 *
 * @param options.transformers whether labels and annotations may stand so at all
 * @returns the folders that the base builds on, and the base
 */
export function divideBase(
  objects: Objects,
  path: string,
  { hashed, transformers }: { hashed: ReadonlySet<string>; transformers: boolean },
): Layer[] {
  if (!transformers) return [plainLayer(path, objects, {}, hashed)];
  const { fields, before } = commonFields(objects);
  const { parts, layer } = divideLayer(plainLayer(path, before, fields, hashed));
  return [...parts, layer];
}

/**
 * Moves the objects of a layer's own that have labels or annotations in common into folders, where
 * these stand once in the folder's kustomization.
 */
export function divideLayer(layer: Layer): { parts: Layer[]; layer: Layer } {
  const { path, added, hashed } = layer;
  const chosen = chooseParts(added);
  if (chosen.length === 0) return { parts: [], layer };
  const taken = new Set(RESERVED);
  const parts = chosen.map(({ name, fields, before }) => {
    const folder = unusedName(folderName(name), taken);
    taken.add(folder);
    return plainLayer(posix.join(path, folder), before, fields, hashed);
  });
  const moved = new Set(parts.flatMap((part) => [...part.added.keys()]));
  return {
    parts,
    layer: {
      ...layer,
      inherits: [...layer.inherits, ...parts.map((part) => part.path)],
      added: new Map([...added].filter(([key]) => !moved.has(key))),
      untouched: [
        ...layer.untouched,
        ...[...added].filter(([key]) => moved.has(key)).map(([, object]) => object),
      ],
    },
  };
}

/** Folders beside a kustomization that mean something else. */
const RESERVED = ['components', 'custom', 'generated', 'namespaced', 'other-namespaces'];

function plainLayer(
  path: string,
  added: Objects,
  fields: TransformerFields,
  hashed: ReadonlySet<string>,
): Layer {
  return {
    path,
    kind: 'Kustomization',
    inherits: [],
    components: [],
    added,
    hashed,
    altered: new Map(),
    deleted: new Map(),
    untouched: [],
    fields,
  };
}

interface Part {
  /** The value of a pair that all its objects carry. */
  name: string;
  fields: TransformerFields;
  before: Objects;
  /** Lines saved. */
  gain: number;
}

/** Disjoint parts, the one that saves most first. */
function chooseParts(objects: Objects): Part[] {
  const parts: Part[] = [];
  let rest = objects;
  for (;;) {
    let best: Part | undefined;
    for (const { name, keys } of candidates(rest)) {
      const part = propose(
        name,
        new Map(keys.map((key) => [key, rest.get(key) as KubernetesObject])),
      );
      if (part !== undefined && part.gain > (best?.gain ?? LEAST_GAIN)) best = part;
    }
    if (best === undefined) return parts;
    parts.push(best);
    const { before } = best;
    rest = new Map([...rest].filter(([key]) => !before.has(key)));
  }
}

/** A folder more to look into has to be worth it. */
const LEAST_GAIN = 8;
const FEWEST_OBJECTS = 3;

/** Objects that carry the same label or annotation. */
function candidates(objects: Objects): { name: string; keys: string[] }[] {
  const carriers = new Map<string, { name: string; keys: string[] }>();
  for (const [key, { metadata }] of objects) {
    for (const field of ['labels', 'annotations']) {
      const pairs = metadata[field];
      if (!isJsonObject(pairs)) continue;
      for (const [label, value] of Object.entries(pairs)) {
        if (typeof value !== 'string') continue;
        const id = `${field} ${label}=${value}`;
        const entry = carriers.get(id) ?? { name: value, keys: [] };
        entry.keys.push(key);
        carriers.set(id, entry);
      }
    }
  }
  const distinct = new Map<string, { name: string; keys: string[] }>();
  for (const candidate of carriers.values()) {
    const { keys } = candidate;
    if (keys.length < FEWEST_OBJECTS || keys.length === objects.size) continue;
    const id = keys.join('\0');
    const known = distinct.get(id);
    // A short word says more than a sentence or a version.
    if (known === undefined || isBetterName(candidate.name, known.name))
      distinct.set(id, candidate);
  }
  return [...distinct.values()];
}

function isBetterName(name: string, known: string): boolean {
  const isWord = (text: string): boolean => /^[a-z][a-z0-9-]{2,30}$/.test(text);
  if (isWord(name) !== isWord(known)) return isWord(name);
  return name.length < known.length;
}

function propose(name: string, objects: Objects): Part | undefined {
  const { fields, before } = commonFields(objects);
  let saved = 0;
  for (const [key, object] of objects) {
    saved += lineCount(object) - lineCount(before.get(key) as KubernetesObject);
  }
  const gain = saved - lineCount(fields as Json) - KUSTOMIZATION_LINES;
  return Object.keys(fields).length === 0 ? undefined : { name, fields, before, gain };
}

/** apiVersion, kind, `resources:`, the keys of the fields, and the entry in the base. */
const KUSTOMIZATION_LINES = 5;
