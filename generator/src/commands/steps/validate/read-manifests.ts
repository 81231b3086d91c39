import { ManifestError, type ManifestDocument } from '../../../core/manifests/manifest-document.ts';
import { readDocuments } from '../../../core/manifests/read-documents.ts';
import { UserError } from '../../../shell/errors.ts';
import {
  readManifestFiles,
  type ManifestFile,
} from '../../../shell/manifests/read-manifest-files.ts';
import type { Dependencies } from '../../dependencies.ts';

/** A document and the file that it stands in, as it was named. */
export interface FileDocument extends ManifestDocument {
  file: string;
}

/**
 * The documents of files and folders, in their order.
 *
 * @throws {UserError} for what cannot be read, is no manifest, or where there is no object at all
 */
export async function readManifests(
  paths: readonly string[],
  { cwd, fs }: Pick<Dependencies, 'cwd' | 'fs'>,
): Promise<FileDocument[]> {
  const files = await readManifestFiles(fs, cwd, paths);
  const documents = files.flatMap(documentsOf);
  if (documents.length > 0) return documents;
  throw new UserError(`there is no Kubernetes object in ${paths.join(', ')}`, {
    hint: 'name a file, or a folder with *.yaml, *.yml or *.json files, that holds some',
  });
}

function documentsOf({ path, text }: ManifestFile): FileDocument[] {
  try {
    return readDocuments(text).map((document) => ({ ...document, file: path }));
  } catch (error) {
    if (!(error instanceof ManifestError)) throw error;
    throw new UserError(`${path}:${error.line}: ${error.message}`, {
      hint: 'validate reads Kubernetes objects in YAML or JSON, and nothing else',
      cause: error,
    });
  }
}
