import { readFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { delimiter, dirname, join, resolve } from 'node:path';
import type { KubeConfig } from '@kubernetes/client-node';
import { UserError } from '../errors.ts';

export interface ConnectOptions {
  /** Path of a kubeconfig, relative to `cwd`; `KUBECONFIG`, else `~/.kube/config`, unless said. */
  kubeconfig?: string | undefined;
  /** The current context of the kubeconfig unless said. */
  context?: string | undefined;
  env: Readonly<Record<string, string | undefined>>;
  cwd: string;
}

export interface ReadKubeconfig {
  /** Set to the context that is to be used. */
  config: KubeConfig;
  context: string;
  isCurrentContext: boolean;
  server: string;
}

/**
 * Reads the kubeconfig: the given one, else those that `KUBECONFIG` lists (of the same name the first
 * counts, as for kubectl), else `~/.kube/config`.
 *
 * @throws {UserError} where there is none, it is broken, or it has no such context
 */
export async function readKubeconfig(options: ConnectOptions): Promise<ReadKubeconfig> {
  const { KubeConfig } = await import('@kubernetes/client-node');
  const files = kubeconfigFiles(options);
  const config = new KubeConfig();
  const found: string[] = [];
  for (const file of files) {
    const text = await readIfThere(file);
    if (text === undefined) continue;
    found.push(file);
    mergeInto(config, parse(new KubeConfig(), file, text));
  }
  if (found.length === 0) throw noKubeconfig(options, files);

  // The client takes a server without TLS only so; there is nothing to verify then.
  config.clusters = config.clusters.map((cluster) =>
    cluster.server.startsWith('http:') ? { ...cluster, skipTLSVerify: true } : cluster,
  );
  const current = config.getCurrentContext();
  const context = options.context ?? current;
  const names = config.getContexts().map(({ name }) => name);
  if (!names.includes(context)) throw unknownContext(options.context, names, found);
  config.setCurrentContext(context);
  const server = config.getCurrentCluster()?.server;
  if (server === undefined || !URL.canParse(server)) {
    throw new UserError(`the context ${context} names no cluster with an address`, {
      hint: `see: kubectl config get-contexts; the kubeconfig is ${found.join(', ')}`,
    });
  }
  return { config, context, isCurrentContext: context === current, server };
}

function kubeconfigFiles({ kubeconfig, env, cwd }: ConnectOptions): string[] {
  if (kubeconfig !== undefined) return [resolve(cwd, kubeconfig)];
  const listed = (env['KUBECONFIG'] ?? '').split(delimiter).filter((file) => file !== '');
  if (listed.length > 0) return listed.map((file) => resolve(cwd, file));
  return [join(env['HOME'] ?? homedir(), '.kube', 'config')];
}

async function readIfThere(file: string): Promise<string | undefined> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    const { code = 'unknown error' } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT') return undefined;
    throw new UserError(`the kubeconfig ${file} cannot be read: ${code}`, {
      hint: 'name another one with --kubeconfig FILE',
      cause: error,
    });
  }
}

function parse(config: KubeConfig, file: string, text: string): KubeConfig {
  try {
    if (text.trim() === '') throw new Error('it is empty');
    config.loadFromString(text);
  } catch (error) {
    // The lines after the first quote the file, which holds credentials.
    const [reason = ''] = (error instanceof Error ? error.message : String(error)).split('\n');
    throw new UserError(`the kubeconfig ${file} is broken: ${withoutQuotes(reason)}`, {
      hint: 'get a new one from where the cluster was made, or name another with --kubeconfig FILE',
    });
  }
  config.makePathsAbsolute(dirname(file));
  return config;
}

/** What a reader quotes may be a token. */
function withoutQuotes(reason: string): string {
  return reason.startsWith('Cannot read properties') ? 'it is no kubeconfig' : reason;
}

function mergeInto(whole: KubeConfig, part: KubeConfig): void {
  const lists = ['clusters', 'users', 'contexts'] as const;
  for (const list of lists) {
    const known = new Set(whole[list].map(({ name }) => name));
    const added = part[list].filter(({ name }) => !known.has(name));
    Object.assign(whole, { [list]: [...whole[list], ...added] });
  }
  // An absent current context is undefined, whatever the type says.
  const current = whole.getCurrentContext() as string | undefined;
  if ((current ?? '') === '') whole.setCurrentContext(part.getCurrentContext());
}

function noKubeconfig({ kubeconfig, env }: ConnectOptions, files: readonly string[]): UserError {
  if (kubeconfig !== undefined) return new UserError(`there is no kubeconfig ${files.join('')}`);
  const listed = (env['KUBECONFIG'] ?? '') !== '';
  return new UserError(
    listed
      ? `none of the files that KUBECONFIG names is there: ${files.join(', ')}`
      : `there is no kubeconfig: KUBECONFIG is not set, and ${files.join('')} does not exist`,
    { hint: 'name one with --kubeconfig FILE; kind and k3d write it when they make a cluster' },
  );
}

function unknownContext(
  context: string | undefined,
  names: readonly string[],
  files: readonly string[],
): UserError {
  const known = names.length === 0 ? 'there is none' : `there are: ${names.join(', ')}`;
  return new UserError(
    context === undefined
      ? `the kubeconfig ${files.join(', ')} has no current context; ${known}`
      : `the kubeconfig ${files.join(', ')} has no context ${context}; ${known}`,
    { hint: 'choose with --context NAME, or another file with --kubeconfig FILE' },
  );
}
