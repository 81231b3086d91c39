import { join } from 'node:path';
import { noComments } from '../../../core/import/comments/comments.ts';
import type { InputText } from '../../../core/import/input/read-input.ts';
import type { SourceDocument } from '../../../core/import/source-document.ts';
import { deepEqual } from '../../../core/kubernetes/equality.ts';
import { objectId, type KubernetesObject } from '../../../core/kubernetes/object.ts';
import { writeKustomization } from '../../../core/synthesis/kustomization.ts';
import type { Engine } from '../../../shell/engine/engine.ts';
import { buildObjects } from '../../../shell/engine/prove.ts';
import { UserError } from '../../../shell/errors.ts';
import { withTemporaryFolder } from '../../../shell/files/temporary-folder.ts';
import { writeFiles } from '../../../shell/files/write-files.ts';
import { mapBounded } from '../../../shell/map-bounded.ts';

/** The plain manifests of an environment. */
export interface PlainManifests {
  name: string;
  /** With the names by which people know them. */
  texts: readonly InputText[];
}

/**
 * Lets the engine print plain manifests, which is what an import has to give, while something else is
 * computed.
 *
 * @param meanwhile is called once the builds have been started
 * @returns what `meanwhile` returned, and the objects of each environment
 * @throws {UserError} with the engine's message where it refuses the manifests
 */
export async function printPlain<Result>(
  engine: Engine,
  environments: readonly PlainManifests[],
  meanwhile: () => Result,
): Promise<{ result: Result; printed: KubernetesObject[][] }> {
  return withTemporaryFolder(async (folder) => {
    await writeFiles(folder, new Map(environments.flatMap(filesOf)));
    const printing = mapBounded([...environments.keys()], MAX_BUILDS, async (index) => {
      const environment = environments[index] as PlainManifests;
      return printOne(engine, join(folder, String(index)), environment);
    });
    // Whatever is computed meanwhile may fail first.
    printing.catch(() => undefined);
    const result = meanwhile();
    return { result, printed: await printing };
  });
}

/** They are started before the computing, which leaves no turn to start more. */
const MAX_BUILDS = 8;

function filesOf({ texts }: PlainManifests, index: number): [string, string][] {
  const files = texts.map(({ text }, source): [string, string] => [copyOf(source), text]);
  const kustomization = writeKustomization({ resources: files.map(([name]) => name) });
  return [...files, ['kustomization.yaml', kustomization] as [string, string]].map(
    ([name, text]) => [`${index}/${name}`, text],
  );
}

function copyOf(source: number): string {
  return `strata-source-${source}.yaml`;
}

async function printOne(
  engine: Engine,
  folder: string,
  { name, texts }: PlainManifests,
): Promise<KubernetesObject[]> {
  const built = await buildObjects(engine, folder);
  if ('objects' in built) return built.objects;
  const message = built.failure
    .replaceAll(`${folder}/`, '')
    .replace(COPY, (copy, index) => texts[Number(index)]?.name ?? copy)
    .replaceAll(folder, 'the manifests');
  throw new UserError(`${engine.command} refuses the manifests of ${name}: ${message}`, {
    hint: 'mend them, then run the command again',
  });
}

const COPY = /strata-source-(\d+)\.yaml/g;

/**
 * The documents with the objects that the engine prints, where it reads one otherwise than we do.
 *
 * @returns the very documents where there is no difference
 */
export function asPrinted(
  documents: readonly SourceDocument[],
  printed: readonly KubernetesObject[],
): readonly SourceDocument[] {
  const byId = new Map(printed.map((object) => [objectId(object), object]));
  const known = new Set(documents.map(({ object }) => objectId(object)));
  const corrected = documents.flatMap((document): SourceDocument[] => {
    const object = byId.get(objectId(document.object));
    if (object === undefined) return [];
    return [deepEqual(object, document.object) ? document : { ...document, object }];
  });
  const added = printed
    .filter((object) => !known.has(objectId(object)))
    .map((object) => ({ object, place: NOWHERE, comments: noComments() }));
  const isSame =
    added.length === 0 &&
    corrected.length === documents.length &&
    corrected.every((document, index) => document === documents[index]);
  return isSame ? documents : [...corrected, ...added];
}

const NOWHERE = { file: '', line: 1, column: 1 };
