import { resolve } from 'node:path';
import { UserError } from '../../../shell/errors.ts';
import { SecretValue } from '../../../shell/secrets/secret-value.ts';
import type { Dependencies } from '../../dependencies.ts';

/**
 * The content of a file, byte by byte.
 *
 * @param path absolute, or from the current folder
 * @param title what to call it in messages; a path may be a value that was written by mistake
 * @throws {UserError} for a file that cannot be read, or is empty
 */
export async function readSecretFile(
  path: string,
  title: string,
  { cwd, fs }: Pick<Dependencies, 'cwd' | 'fs'>,
): Promise<SecretValue> {
  const content = await fs.readFile(resolve(cwd, path)).catch((error: unknown) => {
    const { code = 'unknown' } = error as NodeJS.ErrnoException;
    throw new UserError(`${title} cannot be read (${code})`);
  });
  const value = new SecretValue(content);
  if (value.isEmpty) throw new UserError(`${title} is empty`);
  return value;
}
