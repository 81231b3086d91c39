import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { UserError } from './errors.ts';

/**
 * A credential from a file, without the line break at its end that editors leave.
 *
 * @param what for messages, such as `token`
 * @throws {UserError} where the file cannot be read or is empty; never repeats its content
 */
export async function readCredential(cwd: string, file: string, what: string): Promise<string> {
  const path = resolve(cwd, file);
  const text = await readFile(path, 'utf8').catch((error: unknown) => {
    const { code = 'unknown error' } = error as NodeJS.ErrnoException;
    throw new UserError(`the ${what} cannot be read from ${path}: ${code}`, { cause: error });
  });
  if (text.trim() === '') throw new UserError(`the file ${path} is empty: no ${what} is in it`);
  return text.trim();
}
