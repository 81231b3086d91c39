import { readFileSync, statSync } from 'node:fs';
import { buildValues } from '../../core/engine/secrets/build-values.ts';
import { withholdValues } from '../../core/engine/secrets/withhold-values.ts';
import { errorCode } from '../files/describe-failure.ts';

/**
 * The message of a build that failed, without any value of a Secret that stands in the files of the
 * build.
 *
 * @param folder that was built
 */
export function withholdSecrets(message: string, folder: string): string {
  const { secret, paths } = buildValues(readText, folder.replaceAll('\\', '/'));
  return secret.length === 0 ? message : withholdValues(message, secret, paths);
}

function readText(path: string): string | undefined {
  try {
    const info = statSync(path);
    return info.isFile() && info.size <= MAX_BYTES ? readFileSync(path, 'utf8') : undefined;
  } catch (error) {
    if (errorCode(error) === undefined) throw error;
    return undefined;
  }
}

const MAX_BYTES = 64 * 1024 * 1024;
