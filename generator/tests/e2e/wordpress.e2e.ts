import { readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { CHECKOUT } from '../cli/checkout.ts';
import { healthy } from './harness/application.ts';
import { bootstrap } from './harness/bootstrap.ts';
import { testEnvironment } from './harness/environment.ts';
import { eventually } from './harness/eventually.ts';
import { kubectl, observe, observeAll } from './harness/kubectl.ts';
import { VENDORED } from './harness/repository.ts';
import { scenario, uniqueSuffix } from './harness/scenario.ts';

const { gitUrlInCluster, kubeconfig, nodeAddress, nodeData } = testEnvironment();
const suffix = uniqueSuffix();
const app = `wordpress-${suffix}`;
const namespace = `${app}-dev`;
const overlay = `overlays/dev/${app}`;
const site = `http://${nodeAddress}:30008`;
const written = await readFile(join(CHECKOUT, 'gitops.yaml'), 'utf8');

const shared = scenario(suffix, {
  gitops: exercise,
  bootstrapped: false,
  after: async () => {
    // The pods' users own what lies there; a test of another user leaves it to the cluster's end.
    if (nodeData !== undefined) {
      await rm(join(nodeData, suffix), { recursive: true, force: true }).catch(() => undefined);
    }
  },
});

describe('the exercise: WordPress and MySQL in dev', () => {
  it('runs after its secrets were made and kubectl apply -k, by hand', async () => {
    const { repository } = shared;
    const created = await repository.strata([
      ...['secrets', 'create', `dev/${app}`, '--kubeconfig', kubeconfig, '--yes'],
    ]);
    expect(created.exitCode, created.stderr).toBe(0);
    await kubectl(['apply', '-k', join(repository.root, overlay)]);

    await ready();
    expect(await visit('/')).toContain('Installation');
  });

  it('installs, and shows its page', async () => {
    const form = new URLSearchParams({
      weblog_title: 'A blog by Strata',
      user_name: 'admin',
      admin_password: `Pass-${suffix}-1`,
      admin_password2: `Pass-${suffix}-1`,
      pw_weak: '1',
      admin_email: 'admin@example.org',
      blog_public: '0',
    });
    await visit('/wp-admin/install.php?step=2', { method: 'POST', body: form });

    expect(await visit('/')).toContain('<title>A blog by Strata');
  });

  it('is taken over by Argo CD without a restart of its pods', async () => {
    const before = await uids();
    await bootstrap(shared.repository);

    await healthy(namespace, shared.commit);
    expect(await uids()).toEqual(before);
    expect(await visit('/')).toContain('<title>A blog by Strata');
  });

  it('has its page and data still after both pods were killed', async () => {
    const before = await uids();
    await kubectl(['delete', 'pods', '--all', '--grace-period=1', '-n', namespace]);
    await ready();

    expect(await visit('/')).toContain('<title>A blog by Strata');
    const after = await uids();
    expect(after).toHaveLength(2);
    for (const uid of before) expect(after).not.toContain(uid);
    await healthy(namespace, shared.commit);
  });

  it.runIf(nodeData !== undefined)("keeps its data below the node's /data", async () => {
    const folder = join(nodeData ?? '', suffix, namespace);

    expect((await readdir(folder)).sort()).toEqual(['mysql', 'wordpress']);
    expect(await readdir(join(folder, 'wordpress'))).toEqual(
      expect.arrayContaining(['plugins', 'themes']),
    );
  });
});

/** This repository's own gitops.yaml, under a name of the test's and with dev alone. */
function exercise(branch: string): string {
  const replaced: [from: RegExp, to: string][] = [
    [/^repoURL: \S+/m, `repoURL: ${gitUrlInCluster}`],
    [/^targetRevision: \S+/m, `targetRevision: ${branch}`],
    [/version: 3\.5\.1 }/, `version: 3.5.1, manifests: ${VENDORED} }`],
    [/^ {2}wordpress:$/m, `  ${app}:`],
    [/hostPath: \/data /, `hostPath: /data/${suffix} `],
    [/^ {6}prod:\n[^]*$/m, ''],
  ];
  return replaced.reduce((text, [from, to]) => {
    if (!from.test(text)) throw new Error(`gitops.yaml has nothing like ${String(from)}`);
    return text.replace(from, to);
  }, written);
}

async function ready(): Promise<void> {
  for (const name of ['mysql', 'wordpress']) {
    await eventually(
      `${name} is ready`,
      async () => {
        const found = await observe(`deployment/${name}`, namespace);
        const pods = await observeAll('pods', namespace);
        const leaving = pods.some(({ metadata }) => metadata.deletionTimestamp !== undefined);
        return !leaving && found?.status?.['readyReplicas'] === 1;
      },
      { seconds: 240, explain: () => kubectl(['describe', 'pods', '-n', namespace]) },
    );
  }
}

async function uids(): Promise<(string | undefined)[]> {
  const pods = await observeAll('pods', namespace, '--field-selector=status.phase=Running');
  return pods.map(({ metadata }) => metadata.uid).sort();
}

/** The page at a path of the site, once it answers. */
function visit(path: string, request: RequestInit = {}): Promise<string> {
  return eventually(
    `${site}${path} answers`,
    async () => {
      // A connection from before the Service knew its pod can hang for ever.
      const signal = AbortSignal.timeout(request.method === 'POST' ? 50_000 : 5_000);
      const answer = await fetch(`${site}${path}`, { ...request, signal });
      return answer.ok && (await answer.text());
    },
    { seconds: 120 },
  );
}
