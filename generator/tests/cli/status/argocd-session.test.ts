import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { JsonObject } from '../../../src/core/kubernetes/object.ts';
import {
  startApiServer,
  type Answer,
  type TestApiServer,
} from '../../../src/shell/cluster/test-api-server.ts';
import { runStrata, type Run } from '../run-strata.ts';
import { SAMPLE } from '../sample.ts';
import { newRepository, temporaryFolder } from '../temp-repository.ts';
import { failingObjects, sampleApplications } from './applications.ts';
import { playArgoCd } from './play-argocd.ts';

const SESSION = 'session-of-jane';

/** Plays the API of Argo CD, where one Deployment fails. */
async function playApi(): Promise<TestApiServer> {
  const applications = sampleApplications({ 'web-dev': { health: { status: 'Degraded' } } });
  const objects = failingObjects('web-dev');
  const nodes = objects.map(({ apiVersion, kind, metadata }) => {
    const [version = '', group = ''] = apiVersion.split('/').reverse();
    const owners = metadata['ownerReferences'] ?? [];
    const health = {
      status: kind === 'Pod' ? 'Degraded' : 'Progressing',
      message: 'as Argo CD says',
    };
    return { ...metadata, group, version, kind, parentRefs: owners, health };
  });
  const answer = (path: string, query: URLSearchParams): Answer => {
    if (path === '/api/v1/applications') return { body: { items: applications } };
    if (path.endsWith('/resource-tree')) return { body: { nodes } };
    if (path.endsWith('/events')) return { body: { items: null } };
    const found = objects.find(({ kind }) => kind === query.get('kind'));
    return path.endsWith('/resource')
      ? { body: { manifest: JSON.stringify(found) } }
      : { status: 404 };
  };
  const server = await startApiServer({
    answer: ({ path, headers }) => {
      if (headers.authorization !== `Bearer ${SESSION}`) return { status: 401, body: {} };
      const url = new URL(path, 'http://127.0.0.1');
      return answer(url.pathname, url.searchParams);
    },
  });
  onTestFinished(() => server.close());
  return server;
}

async function status(env: Record<string, string>, ...args: string[]): Promise<Run> {
  const root = await newRepository({ 'gitops.yaml': SAMPLE });
  const run = await runStrata(root, ['status', ...args], { env });
  expect(run.stdout + run.stderr).not.toContain(SESSION);
  return run;
}

function sessionOf({ address }: TestApiServer, token = SESSION): Record<string, string> {
  return {
    ARGOCD_SERVER: address.replace('http://', ''),
    ARGOCD_AUTH_TOKEN: token,
    ARGOCD_OPTS: '--plaintext',
  };
}

describe("status through Argo CD's API", () => {
  it('needs no cluster, and tells the same', async () => {
    const server = await playApi();
    const { exitCode, stdout, stderr } = await status(sessionOf(server));
    expect(stderr).toBe(`Asking Argo CD at ${server.address}.\n`);
    expect(exitCode).toBe(1);
    expect(stdout).toContain(`
    Deployment web-dev/web: Progressing: as Argo CD says
      Pod web-1-a: CreateContainerConfigError: secret "login" not found
`);
  });

  it('takes the session of `argocd login`', async () => {
    const server = await playApi();
    const folder = await temporaryFolder();
    const name = server.address.replace('http://', '');
    const config: JsonObject = {
      'current-context': 'here',
      contexts: [{ name: 'here', server: name, user: 'jane' }],
      servers: [{ server: name, 'plain-text': true }],
      users: [{ name: 'jane', 'auth-token': SESSION }],
    };
    await mkdir(join(folder, 'argocd'));
    await writeFile(join(folder, 'argocd', 'config'), JSON.stringify(config));
    const { exitCode, stderr } = await status({ XDG_CONFIG_HOME: folder, HOME: folder }, 'prod');
    expect({ exitCode, stderr }).toEqual({
      exitCode: 0,
      stderr: `Asking Argo CD at ${server.address}.\n`,
    });
  });

  it('falls back to the cluster when the session has ended', async () => {
    const server = await playApi();
    const { kubeconfig } = await playArgoCd(sampleApplications());
    const env = { ...sessionOf(server, `old-${SESSION}`), KUBECONFIG: kubeconfig };
    const { exitCode, stderr } = await status(env);
    expect(stderr).toContain('the session of Argo CD at');
    expect(stderr).toContain('Asking context here');
    expect(exitCode).toBe(0);
  });

  it('is not asked where a kubeconfig is named', async () => {
    const server = await playApi();
    const { kubeconfig } = await playArgoCd(sampleApplications());
    const { stderr } = await status(sessionOf(server), '--kubeconfig', kubeconfig);
    expect(stderr).toContain('Asking context here');
    expect(server.asked).toEqual([]);
  });
});
