import type { Home } from '../../core/argocd/home.ts';
import type { Remark } from '../../core/bootstrap/judge-existing.ts';
import { isSshAddress } from '../../core/bootstrap/repository-secret.ts';
import type { Cluster } from '../../shell/cluster/cluster.ts';
import type { RemoteAnswer } from '../../shell/git/remote.ts';
import type { Dependencies } from '../dependencies.ts';
import type { BootstrapOptions, Tools } from './context.ts';
import {
  givenAccess,
  storedAccess,
  withToken,
  type GivenAccess,
  type StoredAccess,
} from './repository-access.ts';

export interface ExaminedAccess {
  stored: StoredAccess;
  /** Undefined where the remote was not asked. */
  remote: RemoteAnswer | undefined;
  remarks: Remark[];
}

/**
 * How Argo CD will be let in to the repository, tried from here: with what was given, else with what
 * the cluster has, else as anybody. Where nothing of that works, a person at a terminal is asked.
 */
export async function examineAccess(
  cluster: Cluster,
  home: Home,
  options: BootstrapOptions,
  dependencies: Dependencies,
  tools: Tools,
): Promise<ExaminedAccess> {
  const { repoURL, namespace } = home;
  let given = await givenAccess(repoURL, options, dependencies);
  let stored = await storedAccess(cluster, repoURL, namespace, given?.access);
  const read = (): Promise<RemoteAnswer> => tryAccess(given, stored, home, dependencies, tools);
  if (options.skipRemoteCheck) return { stored, remote: undefined, remarks: [] };

  let remote = await read();
  if (
    remote.kind === 'unreadable' &&
    remote.why === 'access' &&
    canBeAsked(given, stored, repoURL)
  ) {
    const asked = await askForToken(repoURL, options, dependencies, tools);
    if (asked !== undefined) {
      given = asked;
      stored = await storedAccess(cluster, repoURL, namespace, given.access);
      remote = await read();
    }
  }
  const needsKey = isSshAddress(repoURL) && given === undefined && stored.present === undefined;
  return { stored, remote, remarks: needsKey ? [keyNeeded(repoURL)] : [] };
}

/** With access of the cluster's own, which is not read out, the person's own git has to do. */
function tryAccess(
  given: GivenAccess | undefined,
  { present }: StoredAccess,
  { repoURL, targetRevision }: Home,
  { env }: Dependencies,
  { readRemote }: Tools,
): Promise<RemoteAnswer> {
  const isPublic = present === undefined && !isSshAddress(repoURL);
  const access = given?.remote ?? (isPublic ? { kind: 'anonymous' } : { kind: 'own' });
  return readRemote(repoURL, targetRevision, access, env);
}

function canBeAsked(
  given: GivenAccess | undefined,
  { present }: StoredAccess,
  url: string,
): boolean {
  return given === undefined && present === undefined && !isSshAddress(url);
}

async function askForToken(
  url: string,
  { username = 'git' }: BootstrapOptions,
  { output }: Dependencies,
  { ask }: Tools,
): Promise<GivenAccess | undefined> {
  if (ask === undefined) return undefined;
  output.progress('');
  output.say(`${url} is not public: Argo CD needs a token that may read it, and no more.`);
  const token = new TextDecoder().decode((await ask.value('Token')).bytes).trim();
  return token === '' ? undefined : withToken({ kind: 'token', username, token });
}

function keyNeeded(url: string): Remark {
  return {
    severity: 'error',
    text: `${url} is read by SSH, and Argo CD has no key`,
    hint: 'make one that may read (ssh-keygen -t ed25519 -N "" -f deploy-key), add deploy-key.pub to the repository as a deploy key, then: --ssh-key-file deploy-key',
  };
}
