import { isSameRepository } from '../doctor/repository-address.ts';
import {
  isJsonObject,
  valueAt,
  type JsonObject,
  type KubernetesObject,
} from '../kubernetes/object.ts';

/** How git is let in. Texts of the user's files, never to be shown. */
export type RepositoryAccess =
  { kind: 'token'; username: string; token: string } | { kind: 'ssh-key'; privateKey: string };

/**
 * Argo CD's repository Secret.
 *
 * Format: Argo CD's documentation, operator-manual/declarative-setup.md, "Repositories".
 *
 * @param url exactly as the Applications name it
 */
export function repositorySecret(
  url: string,
  namespace: string,
  access: RepositoryAccess,
  name: string = REPOSITORY_SECRET,
): KubernetesObject {
  const values =
    access.kind === 'token'
      ? { username: access.username, password: access.token }
      : { sshPrivateKey: access.privateKey };
  return {
    apiVersion: 'v1',
    kind: 'Secret',
    metadata: {
      name,
      namespace,
      labels: { 'argocd.argoproj.io/secret-type': 'repository' },
    },
    type: 'Opaque',
    data: encode({ type: 'git', url, ...values }),
  };
}

/** The name that bootstrap gives it. */
const REPOSITORY_SECRET = 'strata-repository';

/** The labels by which Argo CD finds access: to one repository, and to all below an address. */
export const ACCESS_LABELS = 'argocd.argoproj.io/secret-type';

/** The Secret of a cluster that lets Argo CD in to a repository. */
export function findAccess(
  url: string,
  secrets: readonly KubernetesObject[],
): KubernetesObject | undefined {
  const of = (type: string) =>
    secrets.filter((secret) => valueAt(secret, ['metadata', 'labels', ACCESS_LABELS]) === type);
  const exact = of('repository').filter((secret) => {
    const address = decoded(secret, 'url');
    return address !== undefined && isSameRepository(address, url) && sameProtocol(address, url);
  });
  const below = of('repo-creds').filter((secret) => {
    const address = decoded(secret, 'url');
    return address !== undefined && address !== '' && url.startsWith(address);
  });
  // Without credentials it only names the repository.
  return [...exact, ...below].find((secret) =>
    CREDENTIALS.some((key) => decoded(secret, key) !== undefined),
  );
}

const CREDENTIALS = [
  'password',
  'sshPrivateKey',
  'bearerToken',
  'githubAppPrivateKey',
  'gcpServiceAccountKey',
];

/** Whether a Secret of the cluster lets in exactly so. */
export function isSameAccess(present: KubernetesObject, wanted: KubernetesObject): boolean {
  const wantedData = wanted['data'];
  const presentData = present['data'];
  if (!isJsonObject(wantedData) || !isJsonObject(presentData)) return false;
  return ACCESS_KEYS.every((key) => presentData[key] === wantedData[key]);
}

const ACCESS_KEYS = ['username', 'password', 'sshPrivateKey'];

/** Whether git takes SSH to get there. */
export function isSshAddress(url: string): boolean {
  return /^ssh:\/\//i.test(url) || /^[^/@]+@[^:/]+:/.test(url);
}

function sameProtocol(left: string, right: string): boolean {
  return isSshAddress(left) === isSshAddress(right);
}

function decoded(secret: KubernetesObject, key: string): string | undefined {
  const value = valueAt(secret, ['data', key]);
  return typeof value === 'string' ? Buffer.from(value, 'base64').toString('utf8') : undefined;
}

function encode(values: Readonly<Record<string, string>>): JsonObject {
  return Object.fromEntries(
    Object.entries(values).map(([key, value]) => [
      key,
      Buffer.from(value, 'utf8').toString('base64'),
    ]),
  );
}
