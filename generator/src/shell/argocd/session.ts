import { homedir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'yaml';
import { isJsonObject, type Json, type JsonObject } from '../../core/kubernetes/object.ts';
import { isTrueAt, itemsAt, textAt } from '../../core/status/read.ts';
import { errorCode } from '../files/describe-failure.ts';
import type { FileSystem } from '../files/file-system.ts';

/** Access to the API of an Argo CD. */
export interface ArgoCdSession {
  /** With scheme, without credentials. */
  address: string;
  /** Never to be shown. */
  token: string;
  /** Whether the certificate of the server is not verified. */
  isInsecure: boolean;
}

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * The session that the argocd program would use: of `ARGOCD_SERVER` and `ARGOCD_AUTH_TOKEN`, else that
 * of the current context in its configuration file (`argocd login`). Undefined where there is none.
 *
 * Names: https://argo-cd.readthedocs.io/en/stable/user-guide/environment-variables/
 */
export async function findSession(
  env: Environment,
  fs: Pick<FileSystem, 'readFile'>,
): Promise<ArgoCdSession | undefined> {
  return fromEnvironment(env) ?? (await fromFile(env, fs));
}

function fromEnvironment(env: Environment): ArgoCdSession | undefined {
  const server = env['ARGOCD_SERVER'] ?? '';
  const token = env['ARGOCD_AUTH_TOKEN'] ?? '';
  if (server === '' || token === '') return undefined;
  const options = (env['ARGOCD_OPTS'] ?? '').split(/\s+/);
  return {
    address: addressOf(server, options.includes('--plaintext')),
    token,
    isInsecure: options.includes('--insecure'),
  };
}

async function fromFile(
  env: Environment,
  fs: Pick<FileSystem, 'readFile'>,
): Promise<ArgoCdSession | undefined> {
  for (const file of configFiles(env)) {
    const config = await readConfig(file, fs);
    if (config !== undefined) return currentSession(config);
  }
  return undefined;
}

function configFiles(env: Environment): string[] {
  const given = env['ARGOCD_CONFIG_DIR'] ?? '';
  if (given !== '') return [join(given, 'config')];
  const home = env['HOME'] ?? homedir();
  const xdg = env['XDG_CONFIG_HOME'] ?? '';
  return [
    join(home, '.argocd', 'config'),
    join(xdg === '' ? join(home, '.config') : xdg, 'argocd', 'config'),
  ];
}

async function readConfig(
  file: string,
  fs: Pick<FileSystem, 'readFile'>,
): Promise<JsonObject | undefined> {
  try {
    const config = parse(new TextDecoder().decode(await fs.readFile(file)), {
      logLevel: 'silent',
    }) as Json;
    return isJsonObject(config) ? config : undefined;
  } catch (error) {
    // A file that is no YAML is of no use; its text holds a token and is not repeated.
    if (errorCode(error) === undefined && !(error instanceof Error)) throw error;
    return undefined;
  }
}

function currentSession(config: JsonObject): ArgoCdSession | undefined {
  const named = (list: string, name: string | undefined, key = 'name') =>
    itemsAt(config, list).find((item) => textAt(item, key) === name);
  const context = named('contexts', textAt(config, 'current-context'));
  const server = named('servers', textAt(context, 'server'), 'server');
  const token = textAt(named('users', textAt(context, 'user')), 'auth-token');
  const address = textAt(server, 'server');
  if (server === undefined || address === undefined || token === undefined) return undefined;
  const root = (textAt(server, 'grpc-web-root-path') ?? '').replace(/^\/|\/$/g, '');
  return {
    address: `${addressOf(address, isTrueAt(server, 'plain-text'))}${root === '' ? '' : `/${root}`}`,
    token,
    isInsecure: isTrueAt(server, 'insecure'),
  };
}

function addressOf(server: string, isPlain: boolean): string {
  const withScheme = /^https?:\/\//.test(server)
    ? server
    : `${isPlain ? 'http' : 'https'}://${server}`;
  return withScheme.replace(/\/+$/, '');
}
