import type { Facts } from '../../../core/doctor/facts.ts';
import { findEngine } from '../../../shell/engine/engine.ts';
import { UserError } from '../../../shell/errors.ts';
import type { FileSystem } from '../../../shell/files/file-system.ts';
import { gitVersion, readOrigin, readPrefix } from '../../../shell/git.ts';
import { kubectlVersion, readMachine } from '../../../shell/machine.ts';
import { unwritableFolders } from '../../../shell/files/unwritable-folders.ts';
import { readWorkspaceState } from '../../../shell/files/workspace-state.ts';
import type { Dependencies } from '../../dependencies.ts';
import { examineConfiguration } from './examine-configuration.ts';
import { findRoot, OWNED_ROOTS } from '../open-repository.ts';

/** Looks at the machine and at the repository, as far as there is one. Nothing is changed. */
export async function gatherFacts(dependencies: Dependencies): Promise<Facts> {
  const { cwd, env, fs } = dependencies;
  const root = await findRootIfAny(fs, cwd);
  const [machine, engine, git, kubectl, repository, configuration, workspace, unwritable] =
    await Promise.all([
      readMachine(fs),
      examineEngine(env),
      gitVersion(),
      kubectlVersion(env),
      examineGit(root ?? cwd),
      root === undefined ? ABSENT : examineConfiguration(dependencies, root),
      root === undefined ? CLEAN : readWorkspaceState(fs, root),
      root === undefined ? [] : unwritableFolders(fs, root, OWNED_ROOTS),
    ]);
  const namedEngine = env['STRATA_KUSTOMIZE'];
  return {
    ...machine,
    namedEngine,
    engine,
    git,
    kubectl,
    repository,
    configuration,
    workspace,
    unwritable,
  };
}

const ABSENT = { kind: 'absent' } as const;
const CLEAN = { kind: 'clean' } as const;

async function findRootIfAny(fs: FileSystem, cwd: string): Promise<string | undefined> {
  try {
    return await findRoot(fs, cwd);
  } catch (error) {
    if (error instanceof UserError) return undefined;
    throw error;
  }
}

async function examineEngine(env: Dependencies['env']): Promise<Facts['engine']> {
  try {
    const { command, version } = await findEngine(env);
    return { command, version };
  } catch (error) {
    if (error instanceof UserError) return { failure: error.message };
    throw error;
  }
}

async function examineGit(folder: string): Promise<Facts['repository']> {
  const prefix = await readPrefix(folder);
  return prefix === undefined ? undefined : { prefix, origin: await readOrigin(folder) };
}
