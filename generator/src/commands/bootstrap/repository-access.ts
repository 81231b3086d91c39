import { resolve } from 'node:path';
import {
  ACCESS_LABELS,
  findAccess,
  isSameAccess,
  isSshAddress,
  repositorySecret,
  type RepositoryAccess,
} from '../../core/bootstrap/repository-secret.ts';
import type { BootstrapFacts } from '../../core/bootstrap/plan.ts';
import type { KubernetesObject } from '../../core/kubernetes/object.ts';
import type { Cluster } from '../../shell/cluster/cluster.ts';
import { UserError } from '../../shell/errors.ts';
import type { RemoteAccess } from '../../shell/git/remote.ts';
import { readCredential } from '../../shell/read-credential.ts';

export interface AccessOptions {
  sshKeyFile?: string;
  tokenFile?: string;
  username?: string;
}

/** How Argo CD is let in to the repository, and how it is tried from here. */
export interface GivenAccess {
  remote: RemoteAccess;
  access: RepositoryAccess | undefined;
}

/**
 * What was given on the command line or in the environment (`STRATA_GIT_TOKEN`).
 *
 * @returns undefined where nothing was
 * @throws {UserError} for a file that cannot be read, or that does not fit the address
 */
export async function givenAccess(
  url: string,
  options: AccessOptions,
  { cwd, env }: { cwd: string; env: Readonly<Record<string, string | undefined>> },
): Promise<GivenAccess | undefined> {
  const { sshKeyFile, tokenFile, username = DEFAULT_USERNAME } = options;
  if (sshKeyFile !== undefined && tokenFile !== undefined) {
    throw new UserError('--ssh-key-file and --token-file exclude each other');
  }
  if (sshKeyFile !== undefined) {
    if (!isSshAddress(url))
      throw wrongAddress(url, '--ssh-key-file', 'ssh://git@host/path or git@host:path');
    const privateKey = `${await readCredential(cwd, sshKeyFile, 'SSH key')}\n`;
    refuseKey(privateKey, sshKeyFile);
    return {
      remote: { kind: 'ssh-key', file: resolve(cwd, sshKeyFile) },
      access: { kind: 'ssh-key', privateKey },
    };
  }
  if (tokenFile !== undefined) {
    if (isSshAddress(url)) throw wrongAddress(url, '--token-file', 'https://host/path');
    const token = await readCredential(cwd, tokenFile, 'token');
    return withToken({ kind: 'token', username, token });
  }
  const token = env['STRATA_GIT_TOKEN']?.trim() ?? '';
  if (token === '' || isSshAddress(url)) return undefined;
  return withToken({ kind: 'token', username, token });
}

/** Forges that take a token do not look at the name, but want one. */
const DEFAULT_USERNAME = 'git';

export function withToken(access: Extract<RepositoryAccess, { kind: 'token' }>): GivenAccess {
  return { remote: { kind: 'token', access }, access };
}

/** What the cluster has, and what of it has to become. */
export interface StoredAccess {
  present: KubernetesObject | undefined;
  state: BootstrapFacts['access'];
  /** The Secret to be applied; undefined where none is. */
  wanted: KubernetesObject | undefined;
}

/** Compares the access that was given with the Secrets that the cluster has. */
export async function storedAccess(
  cluster: Cluster,
  url: string,
  namespace: string,
  access: RepositoryAccess | undefined,
): Promise<StoredAccess> {
  const secrets = await cluster.list({
    apiVersion: 'v1',
    kind: 'Secret',
    namespace,
    labelSelector: ACCESS_LABELS,
  });
  const present = findAccess(url, secrets);
  if (access === undefined) {
    return { present, state: present === undefined ? 'not needed' : 'kept', wanted: undefined };
  }
  if (present === undefined) {
    return { present, state: 'missing', wanted: repositorySecret(url, namespace, access) };
  }
  const wanted = repositorySecret(url, namespace, access, present.metadata.name);
  return isSameAccess(present, wanted)
    ? { present, state: 'same', wanted: undefined }
    : { present, state: 'different', wanted };
}

function refuseKey(key: string, file: string): void {
  if (!key.includes('PRIVATE KEY')) {
    throw new UserError(`${file} holds no private SSH key`, {
      hint: 'name the file without .pub; a key for this alone: ssh-keygen -t ed25519 -N "" -f deploy-key',
    });
  }
  const body = key.replace(/-----[^-]+-----|\s/g, '');
  const isLocked = key.includes('ENCRYPTED') || Buffer.from(body, 'base64').includes('bcrypt');
  if (!isLocked) return;
  throw new UserError(`the key in ${file} has a passphrase, which Argo CD cannot give`, {
    hint: 'make a key for this alone, and let it read: ssh-keygen -t ed25519 -N "" -f deploy-key',
  });
}

function wrongAddress(url: string, option: string, form: string): UserError {
  return new UserError(`${option} does not fit the address ${url}`, {
    hint: `repoURL in gitops.yaml would have to be like ${form}`,
  });
}
