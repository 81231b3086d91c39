import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { noComments } from '../../core/import/comments/comments.ts';
import type { SourceDocument } from '../../core/import/source-document.ts';
import type { KubernetesObject } from '../../core/kubernetes/object.ts';
import { readManifests } from '../../core/yaml.ts';
import type { Engine } from '../../shell/engine/engine.ts';
import type { Dependencies } from '../dependencies.ts';
import type { RequestedEnvironment } from './parse-request.ts';

export interface ReadEnvironment {
  name: string;
  sources: { name: string; text: string }[];
  documents: readonly SourceDocument[];
  skipped: { file: string; reason: string }[];
}

/** STAND-IN until the reading side is there. */
export async function readEnvironments(
  environments: readonly RequestedEnvironment[],
  _: Engine,
  { cwd }: Pick<Dependencies, 'cwd'>,
): Promise<ReadEnvironment[]> {
  return Promise.all(
    environments.map(async ({ name, path }) => {
      const text = await readFile(join(cwd, path), 'utf8').catch(() => readFile(path, 'utf8'));
      const documents = readManifests(text).map((object) => ({
        object: object as KubernetesObject,
        place: { file: path, line: 1, column: 1 },
        comments: noComments(),
      }));
      return { name, sources: [{ name: path, text }], documents, skipped: [] };
    }),
  );
}
