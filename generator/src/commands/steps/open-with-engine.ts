import { findEngine, type Engine } from '../../shell/engine/engine.ts';
import { recover } from '../../shell/transaction/recover.ts';
import type { Dependencies } from '../dependencies.ts';
import { findRoot, openRepository, type Repository } from './open-repository.ts';

/**
 * Opens the repository while the engine is looked for. What is wrong with the configuration is told
 * before what is wrong with the engine, so the engine is the caller's to await.
 *
 * @param options.recover finish or undo an interrupted run first; only for commands that write
 */
export async function openWithEngine(
  dependencies: Dependencies,
  options: { recover: boolean },
): Promise<{ repository: Repository; engineFound: Promise<Engine> }> {
  const { cwd, env, fs } = dependencies;
  const engineFound = findEngine(env);
  engineFound.catch(() => undefined);
  if (options.recover) await recover(fs, await findRoot(fs, cwd));
  const repository = await openRepository(dependencies);
  return { repository, engineFound };
}
