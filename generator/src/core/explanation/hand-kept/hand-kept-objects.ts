import { ownValue, valueAt } from '../../kubernetes/object.ts';
import { buildFiles } from '../../kustomize/build-files.ts';
import { identityOf, type BuiltObject } from '../built-objects.ts';
import type { ExplainedObject } from '../types.ts';
import { shownFields, type ReadingKustomization } from './shown-fields.ts';
import { writtenObject } from './written-object.ts';
import { hitsObject, patchesOf, type WrittenPatch } from './written-patches.ts';

/**
 * How each object of an overlay that is kept by hand comes about, from its kustomizations: the file
 * that it starts from, the patches that name it, and the fields that show in it. Objects that a patch
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
  const kustomizations = buildFiles(readFile, overlay).kustomizations.map(
    (each): ReadingKustomization => ({
      ...each,
      reads: new Set(buildFiles(readFile, each.folder).files),
    }),
  );
  const patches = kustomizations.flatMap((each) => patchesOf(each, readFile));
  const used = new Set<WrittenPatch>();
  const explained = built.map(({ object, file }): ExplainedObject => {
    const written = writtenObject(object, file === undefined ? undefined : readFile(file));
    const own = patches.filter((patch) => hitsObject(patch, object, written));
    for (const patch of own) used.add(patch);
    const isOwn = file?.startsWith(`${overlay}/`) === true;
    return {
      ...identityOf(object),
      built: true,
      files: [...new Set([...(file === undefined ? [] : [file]), ...own.map((each) => each.file)])],
      means: [
        ...(isOwn ? (['own object'] as const) : []),
        ...new Set(own.map(({ means }) => means)),
        ...shownFields(object, written, file, kustomizations),
      ],
      reason: REASON,
    };
  });
  return [...explained, ...patches.filter((patch) => !used.has(patch)).flatMap(leftOut)];
}

const REASON = 'kept by hand';

/** What a patch deletes is in no build. */
function leftOut({ means, body, file }: WrittenPatch): ExplainedObject[] {
  const apiVersion = ownValue(body, 'apiVersion');
  const kind = ownValue(body, 'kind');
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
      reason: REASON,
    },
  ];
}
