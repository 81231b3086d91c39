import type { Workspace } from '../../core/doctor/facts.ts';
import { attempt } from './describe-failure.ts';
import { UserError } from '../errors.ts';
import type { FileSystem } from './file-system.ts';
import { currentProcess, holderOf, isDead, type Owner } from '../transaction/lock.ts';
import { folderExists, WORKSPACE_NAME, workspaceOf } from '../transaction/workspace.ts';

/**
 * What an interrupted or a running Strata has in `.strata/`. Nothing is changed; that it cannot be
 * looked at is an answer, too.
 */
export async function readWorkspaceState(
  fs: FileSystem,
  root: string,
  owner: Owner = currentProcess(),
): Promise<Workspace> {
  const { top } = workspaceOf(root);
  try {
    return await attempt(`read \`${WORKSPACE_NAME}\``, async () => {
      if (!(await folderExists(fs, top, WORKSPACE_NAME))) return { kind: 'clean' };
      const names = (await fs.readdir(top)).map(({ name }) => name);
      const holder = names
        .flatMap((name) => holderOf(name) ?? [])
        .find((candidate) => !isDead(candidate, owner));
      if (holder !== undefined) return { kind: 'busy', process: holder.pid, host: holder.host };
      return { kind: names.includes('transaction') ? 'interrupted' : 'clean' };
    });
  } catch (error) {
    if (error instanceof UserError) return { kind: 'unusable', message: error.message };
    throw error;
  }
}
