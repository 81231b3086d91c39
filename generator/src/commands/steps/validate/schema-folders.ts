import { join } from 'node:path';
import { UserError } from '../../../shell/errors.ts';
import { SCHEMAS } from '../../../shell/schemas/folders.ts';
import type { Dependencies } from '../../dependencies.ts';
import { findRoot } from '../open-repository.ts';

/** Where schemas may stand: in the repository that a command runs in, if it does, and beside the program. */
export async function schemaFolders({ cwd, fs, installation }: Dependencies): Promise<string[]> {
  const own = join(installation.folder, '..', SCHEMAS);
  try {
    return [...new Set([join(await findRoot(fs, cwd), SCHEMAS), own])];
  } catch (error) {
    if (error instanceof UserError) return [own];
    throw error;
  }
}
