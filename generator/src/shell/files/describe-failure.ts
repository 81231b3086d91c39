import { UserError } from '../errors.ts';

/** The code of an error of the operating system, such as `EACCES`; undefined for any other error. */
export function errorCode(error: unknown): string | undefined {
  if (!(error instanceof Error) || !('code' in error)) return undefined;
  const { code } = error;
  return typeof code === 'string' && /^E[A-Z0-9]+$/.test(code) ? code : undefined;
}

/**
 * Runs a file operation and gives a failure of the operating system a message that names the path;
 * any other error is passed on as it is.
 *
 * @param doing - Verb and path, such as ``write `base/app/a.yaml` ``.
 * @throws {UserError} instead of an error of the operating system.
 */
export async function attempt<T>(doing: string, operation: () => Promise<T>): Promise<T> {
  try {
    return await operation();
  } catch (error) {
    const code = errorCode(error);
    if (code === undefined) throw error;
    throw new UserError(`Cannot ${doing}: ${REASONS[code] ?? 'the system refused'} (${code})`, {
      hint: hintFor(doing, code),
      cause: error,
    });
  }
}

function hintFor(doing: string, code: string): string {
  const isDenied = code === 'EACCES' || code === 'EPERM';
  const permission = doing.startsWith('read ') ? 'read' : 'write';
  if (isDenied) return `Give yourself ${permission} permission there, then run the command again.`;
  return HINTS[code] ?? 'Mend the cause, then run the command again.';
}

const REASONS: Readonly<Record<string, string>> = {
  EACCES: 'permission denied',
  EPERM: 'not permitted',
  EROFS: 'the file system is read-only',
  ENOSPC: 'no space left on the device',
  EDQUOT: 'the disk quota is used up',
  EMFILE: 'too many open files',
  ENOENT: 'it is gone',
  EBUSY: 'it is in use',
  EIO: 'the device reports an error',
};

const HINTS: Readonly<Record<string, string>> = {
  EROFS: 'Mount it writable, then run the command again.',
  ENOSPC: 'Free some space, then run the command again.',
};
