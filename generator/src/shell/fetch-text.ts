import { createHash } from 'node:crypto';
import { UserError } from './errors.ts';

export interface FetchedText {
  text: string;
  sha256: string;
}

/**
 * Fetches a text by HTTP.
 *
 * @throws {UserError} where it cannot be had; the hint is the caller's
 */
export async function fetchText(url: string, hint: string): Promise<FetchedText> {
  const fail = (reason: string, cause?: unknown): UserError =>
    new UserError(`${url} cannot be fetched: ${reason}`, { hint, cause });
  const response = await fetch(url, { signal: AbortSignal.timeout(TIME_LIMIT) }).catch(
    (error: unknown) => {
      throw fail(reasonOf(error), error);
    },
  );
  if (!response.ok) throw fail(`the server answers with ${response.status}`);
  const text = await response.text().catch((error: unknown) => {
    throw fail(reasonOf(error), error);
  });
  return { text, sha256: createHash('sha256').update(text).digest('hex') };
}

const TIME_LIMIT = 60_000;

function reasonOf(error: unknown): string {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  if (cause instanceof AggregateError) return reasonOf(cause.errors[0]);
  return cause instanceof Error ? cause.message : String(cause);
}
