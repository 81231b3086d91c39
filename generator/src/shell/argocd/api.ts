import { request as plainRequest, type IncomingMessage } from 'node:http';
import { request } from 'node:https';
import { isJsonObject, type Json, type JsonObject } from '../../core/kubernetes/object.ts';
import { UserError } from '../errors.ts';
import type { ArgoCdSession } from './session.ts';

/** The API of an Argo CD, for reading. */
export interface ArgoCdApi {
  readonly address: string;
  /**
   * The answer to a path below `/api/v1`.
   *
   * @throws {ArgoCdError} where the server cannot be reached, or refuses
   */
  get(path: string, query?: Readonly<Record<string, string>>): Promise<JsonObject>;
}

/** What Argo CD's API, or the way to it, said. Never holds the token. */
export class ArgoCdError extends UserError {
  /** Of the answer; undefined where there was none. */
  readonly status: number | undefined;

  constructor(message: string, status: number | undefined, hint?: string) {
    super(message, hint === undefined ? {} : { hint });
    this.status = status;
  }
}

/** Opens the API with a session; talks to it only when it is asked. */
export function openArgoCd(session: ArgoCdSession): ArgoCdApi {
  const { address } = session;
  return {
    address,
    async get(path, query = {}) {
      const search = new URLSearchParams(query).toString();
      const url = new URL(`${address}/api/v1${path}${search === '' ? '' : `?${search}`}`);
      const { status, body } = await fetchText(url, session);
      if (status === 200) return parseAnswer(body, address);
      if (status === 401) {
        throw new ArgoCdError(`the session of Argo CD at ${address} has ended`, status, LOG_IN);
      }
      throw new ArgoCdError(`Argo CD at ${address} answers ${path} with ${status}`, status);
    },
  };
}

const LOG_IN = 'log in again: argocd login SERVER';

async function fetchText(
  url: URL,
  { address, token, isInsecure }: ArgoCdSession,
): Promise<{ status: number; body: string }> {
  const headers = { authorization: `Bearer ${token}`, accept: 'application/json' };
  try {
    const response = await new Promise<IncomingMessage>((resolve, reject) => {
      const start =
        url.protocol === 'http:'
          ? plainRequest(url, { headers, timeout: TIMEOUT })
          : request(url, { headers, timeout: TIMEOUT, rejectUnauthorized: !isInsecure });
      start
        .on('response', resolve)
        .on('error', reject)
        .on('timeout', () => start.destroy(new Error('it does not answer')))
        .end();
    });
    const chunks: Buffer[] = [];
    for await (const chunk of response as AsyncIterable<Buffer>) chunks.push(chunk);
    return { status: response.statusCode ?? 0, body: Buffer.concat(chunks).toString('utf8') };
  } catch (error) {
    throw new ArgoCdError(`Argo CD at ${address} cannot be reached: ${reasonOf(error)}`, undefined);
  }
}

const TIMEOUT = 20_000;

function parseAnswer(body: string, address: string): JsonObject {
  try {
    const value = JSON.parse(body) as Json;
    if (isJsonObject(value)) return value;
  } catch {
    // Told below.
  }
  throw new ArgoCdError(`${address} does not answer like Argo CD`, 200);
}

function reasonOf(error: unknown): string {
  // Of several addresses that were tried, none has a message.
  if (error instanceof AggregateError) return reasonOf(error.errors[0]);
  const [line = ''] = (error instanceof Error ? error.message : String(error)).split('\n');
  return line;
}
