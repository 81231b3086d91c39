import { buildFiles, type BuildFiles, type Kustomization } from '../../kustomize/build-files.ts';
import { deepEqual } from '../../kubernetes/equality.ts';
import {
  groupKindOf,
  isJsonObject,
  namespaceOf,
  ownValue,
  valueAt,
  type Json,
  type JsonObject,
  type KubernetesObject,
} from '../../kubernetes/object.ts';
import { imagesOf, parseImage } from '../../synthesis/transformers/images.ts';
import { hasReplicas } from '../../synthesis/transformers/replicas.ts';
import { identityOf, type BuiltObject } from '../built-objects.ts';
import type { ExplainedObject, Means } from '../types.ts';
import { hitsObject, patchesOf, type WrittenPatch } from './written-patches.ts';
import { writtenObject } from './written-object.ts';

/**
 * How each object of an overlay that is kept by hand comes about, from its kustomizations: the file
 * that it starts from, the patches that name it, and the fields that change it. Objects that a patch
 * deletes are told, too.
 *
 * @param built what the overlay builds to
 * @param readFile text of a file that the build may read, undefined where there is none
 */
export function handKeptObjects(
  built: readonly BuiltObject[],
  overlay: string,
  readFile: (path: string) => string | undefined,
): ExplainedObject[] {
  const files = buildFiles(readFile, overlay);
  const patches = files.kustomizations.flatMap((each) => patchesOf(each, readFile));
  const used = new Set<WrittenPatch>();
  const explained = built.map(({ object, file }): ExplainedObject => {
    const written = writtenObject(object, file === undefined ? undefined : readFile(file));
    const own = patches.filter((patch) => hitsObject(patch, written));
    for (const patch of own) used.add(patch);
    const isOwn = file?.startsWith(`${overlay}/`) === true;
    return {
      ...identityOf(object),
      built: true,
      files: [...(file === undefined ? [] : [file]), ...filesOf(own)],
      means: [
        ...(isOwn ? (['own object'] as const) : []),
        ...new Set(own.map(({ means }) => means)),
        ...fieldsFor(object, written, file, files),
      ],
      reason: 'kept by hand',
    };
  });
  return [...explained, ...patches.filter((patch) => !used.has(patch)).flatMap(leftOut)];
}

function filesOf(patches: readonly WrittenPatch[]): string[] {
  return [...new Set(patches.map(({ file }) => file))];
}

/** What a patch deletes is in no build. */
function leftOut({ means, body, file }: WrittenPatch): ExplainedObject[] {
  const [apiVersion, kind] = [ownValue(body, 'apiVersion'), ownValue(body, 'kind')];
  const name = valueAt(body, ['metadata', 'name']);
  if (means !== 'delete' || typeof name !== 'string' || typeof kind !== 'string') return [];
  return [
    {
      apiVersion: typeof apiVersion === 'string' ? apiVersion : '',
      kind,
      name,
      built: false,
      files: [file],
      means: ['delete'],
      reason: 'kept by hand',
    },
  ];
}

/** The fields of kustomizations around the object that show in it. */
function fieldsFor(
  object: KubernetesObject,
  written: KubernetesObject,
  file: string | undefined,
  files: BuildFiles,
): Means[] {
  const around = files.kustomizations.filter((each) => isAround(each, file, files));
  const has = (test: (fields: JsonObject) => boolean): boolean =>
    around.some(({ fields }) => test(fields));
  const images: Json[] = imagesOf(object).map((image) => parseImage(image).name);
  const isRenamed = object.metadata.name !== written.metadata.name;
  const used: Record<(typeof FIELDS)[number], boolean> = {
    namespace:
      has((fields) => ownValue(fields, 'namespace') === namespaceOf(object)) &&
      namespaceOf(written) !== namespaceOf(object),
    namePrefix: isRenamed && has((fields) => isText(fields, 'namePrefix')),
    nameSuffix: isRenamed && has((fields) => isText(fields, 'nameSuffix')),
    labels:
      has((fields) => namesMap(fields, 'labels') || namesMap(fields, 'commonLabels')) &&
      differs(object, written, 'labels'),
    commonAnnotations:
      has((fields) => namesMap(fields, 'commonAnnotations')) &&
      differs(object, written, 'annotations'),
    replicas:
      hasReplicas(object) &&
      has((fields) => namesIn(fields, 'replicas').some((name) => isName(name, object, written))),
    images: has((fields) =>
      [...namesIn(fields, 'images'), ...namesIn(fields, 'images', 'newName')].some((name) =>
        images.includes(name),
      ),
    ),
  };
  return FIELDS.filter((field) => used[field]);
}

/** In the order in which Kustomize applies them. */
const FIELDS = [
  'namespace',
  'namePrefix',
  'nameSuffix',
  'labels',
  'commonAnnotations',
  'replicas',
  'images',
] as const;

/** Whether a kustomization reads the object's file; a Component sees all objects of its includer. */
function isAround(
  kustomization: Kustomization,
  file: string | undefined,
  { kustomizations }: BuildFiles,
): boolean {
  if (file === undefined || ownValue(kustomization.fields, 'kind') === 'Component') return true;
  const known = new Map(kustomizations.map((each) => [each.file, each]));
  const texts = (path: string): string | undefined => (known.has(path) ? '' : undefined);
  return isReached(kustomization.folder, file, kustomizations, texts);
}
