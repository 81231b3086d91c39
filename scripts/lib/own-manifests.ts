import { repositoryFiles } from './repository-files.ts';

/** Files of this repository that hold whole objects, relative to its root. */
export async function ownManifests(): Promise<string[]> {
  const files = await repositoryFiles('base', 'overlays', 'clusters');
  return files.filter(
    (file) => file.endsWith('.yaml') && !/(?:^|\/)kustomization\.yaml$|\.patch\.yaml$/.test(file),
  );
}
