import { recover } from '../../src/shell/transaction/recover.ts';
import { applyPlan } from '../../src/shell/transaction/apply-plan.ts';
import type { FileSystem } from '../../src/shell/files/file-system.ts';
import { CHANGES } from './scenario.ts';
import { readTree } from '../../src/shell/files/tree.ts';

/** What one run of the generator does: settle what was left, read, plan, write. */
export async function runOnce(fs: FileSystem, root: string): Promise<void> {
  await recover(fs, root);
  const present = await readTree(fs, root, ['base', 'overlays', 'gitops.yaml']);
  const textOf = (path: string): string | undefined => {
    const file = present.get(path);
    return file?.kind === 'file' ? file.text : undefined;
  };
  const toDo = ({ path, after }: { path: string; after: string | undefined }) =>
    textOf(path) === after ? [] : [{ path, before: textOf(path), after }];
  await applyPlan(fs, root, {
    files: CHANGES.files.flatMap(toDo),
    emptiedFolders: CHANGES.emptiedFolders.filter((path) => present.has(path)),
    last: (CHANGES.last ?? []).flatMap(toDo),
  });
}
