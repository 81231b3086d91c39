import { posix } from 'node:path';
import { isJsonObject, ownValue, type Json, type JsonObject } from '../../kubernetes/object.ts';
import { KUSTOMIZATION_FILES } from '../../kustomize/read-folders.ts';
import { patchMeans } from '../../kustomize/patch-means.ts';
import { readManifests } from '../../yaml.ts';
import type { MeansCount } from './types.ts';

/**
 * How often each means of Kustomize is used in the kustomizations among some files: what counts is
 * what is written, not what was meant.
 *
 * @returns those that are used, in the order in which people would use them
 */
export function countMeans(files: ReadonlyMap<string, string>): MeansCount[] {
  const counts = new Map<Means, number>(MEANS.map((means) => [means, 0]));
  const add = (means: Means, uses: number): void => {
    counts.set(means, (counts.get(means) ?? 0) + uses);
  };
  for (const [path, text] of files) {
    if (!KUSTOMIZATION_FILES.includes(posix.basename(path))) continue;
    const [fields] = readManifests(text);
    if (!isJsonObject(fields)) continue;
    for (const means of FIELDS) add(means, entriesOf(ownValue(fields, means)));
    for (const patch of listAt(fields, 'patches').filter(isJsonObject)) {
      add(meansOf(patch, files, posix.dirname(path)), 1);
    }
    add('own objects', path.startsWith('overlays/') ? ownObjects(fields) : 0);
  }
  return [...counts].flatMap(([means, uses]) => (uses === 0 ? [] : [{ means, uses }]));
}

const MEANS = [
  'namespace',
  'namePrefix',
  'nameSuffix',
  'labels',
  'commonAnnotations',
  'images',
  'replicas',
  'strategic merge',
  'JSON 6902',
  'deletions',
  'components',
  'configMapGenerator',
  'own objects',
] as const;
type Means = (typeof MEANS)[number];

const FIELDS = [
  'namespace',
  'namePrefix',
  'nameSuffix',
  'labels',
  'commonAnnotations',
  'images',
  'replicas',
  'components',
  'configMapGenerator',
] as const satisfies readonly Means[];

function entriesOf(value: Json | undefined): number {
  if (Array.isArray(value)) return value.length;
  return value === undefined || value === null ? 0 : 1;
}

function listAt(fields: JsonObject, field: string): Json[] {
  const value = ownValue(fields, field);
  return Array.isArray(value) ? value : [];
}

function meansOf(patch: JsonObject, files: ReadonlyMap<string, string>, folder: string): Means {
  const path = ownValue(patch, 'path');
  const inline = ownValue(patch, 'patch');
  const text = typeof path === 'string' ? files.get(posix.join(folder, path)) : inline;
  const [body] = typeof text === 'string' ? readManifests(text) : [];
  return MEANS_OF_PATCH[patchMeans(body)];
}

const MEANS_OF_PATCH = {
  'strategic-merge': 'strategic merge',
  'json-patch': 'JSON 6902',
  delete: 'deletions',
} as const satisfies Record<string, Means>;

/** Folders of other kustomizations are no objects. */
function ownObjects(fields: JsonObject): number {
  const files = listAt(fields, 'resources').filter(
    (resource) => typeof resource === 'string' && /\.(ya?ml|json)$/.test(resource),
  );
  return files.length;
}
