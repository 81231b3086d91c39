import { setTimeout as pause } from 'node:timers/promises';
import { join } from 'node:path';
import { execa } from 'execa';
import { describe, expect, it } from 'vitest';
import { CHECKOUT } from '../cli/checkout.ts';
import { minimalEnvironment } from '../cli/run-strata.ts';
import { openApiGate } from './harness/api-gate.ts';
import { ARGOCD, healthy } from './harness/application.ts';
import { removeArgoCd } from './harness/empty-cluster.ts';
import { testEnvironment } from './harness/environment.ts';
import { eventually } from './harness/eventually.ts';
import { kubectl, observe } from './harness/kubectl.ts';
import { gitopsHead, scenario, uniqueSuffix } from './harness/scenario.ts';
import { webApp } from './harness/web-app.ts';

const suffix = uniqueSuffix();
const web = `web-${suffix}`;
const { kubeconfig, gitUrl, gitUrlInCluster } = testEnvironment();

const shared = scenario(suffix, {
  bootstrapped: false,
  before: removeArgoCd,
  gitops: (branch) => `${gitopsHead(branch)}
apps:
${webApp(web, 'dev: , prod: ')}`,
});

/** Starts bootstrap as a process. git finds the cluster's address of the repository where we push. */
function start(...options: string[]) {
  const program = join(CHECKOUT, 'generator/bin/strata.js');
  const config = options.includes('--kubeconfig') ? [] : ['--kubeconfig', kubeconfig];
  return execa(process.execPath, [program, 'bootstrap', 'local', ...config, '--yes', ...options], {
    cwd: shared.repository.root,
    env: {
      ...minimalEnvironment(),
      GIT_CONFIG_COUNT: '1',
      GIT_CONFIG_KEY_0: `url.${gitUrl}.insteadOf`,
      GIT_CONFIG_VALUE_0: gitUrlInCluster,
    },
    extendEnv: false,
    reject: false,
    stdin: 'ignore',
    all: true,
  });
}

type Process = ReturnType<typeof start>;

/** Argo CD is removed and installed anew. */
const LONG = 600_000;

async function finish(running: Process): Promise<string> {
  const { exitCode, all } = await running;
  expect(exitCode, all).toBe(0);
  return all;
}

/** Ends the process at once where it says a text, and says whether it came that far. */
async function killAt(running: Process, text: string): Promise<boolean> {
  let said = '';
  running.all.on('data', (chunk: Buffer) => {
    said += chunk.toString();
    if (said.includes(text)) running.kill('SIGKILL');
  });
  return (await running).isTerminated;
}

/** Versions of all that bootstrap makes or may touch; Argo CD writes its Applications all the time. */
async function versions(): Promise<string[]> {
  const kinds =
    'configmaps,secrets,services,serviceaccounts,deployments,statefulsets,roles,rolebindings,networkpolicies,appprojects';
  const line =
    '-o=jsonpath={range .items[*]}{.kind} {.metadata.name} {.metadata.resourceVersion}{"\\n"}{end}';
  const parts = await Promise.all([
    kubectl(['get', kinds, '-n', ARGOCD, line]),
    kubectl(['get', 'customresourcedefinitions,clusterroles,clusterrolebindings', line]),
    kubectl(['get', 'deployments,services,configmaps', '-n', `${web}-dev`, line]),
  ]);
  return parts.flatMap((part) => part.split('\n')).sort();
}

/** What is in Argo CD's namespace, by kind and name. */
async function inventory(): Promise<string[]> {
  return (await versions()).map((line) =>
    line.replace(/ \d+$/, '').replace(/-[a-z0-9]{5,10}$/, ''),
  );
}

async function everythingRuns(): Promise<void> {
  for (const name of ['root', 'argo-cd', `${web}-dev`, `${web}-prod`]) {
    await healthy(name, shared.commit);
  }
}

describe('an empty cluster', () => {
  it('is one that follows git after one command', { timeout: LONG }, async () => {
    expect(await observe(`namespace/${ARGOCD}`)).toBeUndefined();

    const said = await finish(start());

    expect(said).toContain('local follows git: commit and push deploys');
    process.stderr.write(said.slice(said.indexOf('done')));
    await everythingRuns();
  });

  it('is not touched by the same command again', async () => {
    const before = await versions();

    const said = await finish(start());

    expect(said).toContain('Nothing to do: local follows git, and is at its commit.');
    expect(await versions()).toEqual(before);
  });
});

describe('an interrupted bootstrap', () => {
  it('goes on from each step to the same end', { timeout: LONG }, async () => {
    const undisturbed = await inventory();
    await removeArgoCd();

    const inTheMiddle = start();
    await eventually('Argo CD is half installed', () => observe(`configmap/argocd-cm`, ARGOCD));
    inTheMiddle.kill('SIGKILL');
    expect((await inTheMiddle).isTerminated).toBe(true);
    for (const title of [
      'Argo CD 3.5.1',
      'Argo CD is available',
      'access',
      'secrets',
      'root project',
    ]) {
      expect(await killAt(start(), `done  ${title}`), title).toBe(true);
    }

    await finish(start());
    await everythingRuns();
    expect(await inventory()).toEqual(undisturbed);
    expect(await finish(start())).toContain('Nothing to do');
  });

  it('waits for an API server that is restarted', { timeout: LONG }, async () => {
    await removeArgoCd();
    const gate = await openApiGate();
    const running = start('--kubeconfig', gate.kubeconfig);
    await eventually('Argo CD is half installed', () => observe(`configmap/argocd-cm`, ARGOCD));

    await gate.shut();
    await pause(5000);
    await gate.open();

    const said = await finish(running);
    expect(said).toContain('waiting for it');
    await gate.end();
    await everythingRuns();
  });
});

describe('an Argo CD that something else installed', () => {
  it('is recognised, left alone, and taken over when that is said', async () => {
    const server = 'deployment/argocd-server';
    await kubectl(['label', server, '-n', ARGOCD, 'app.kubernetes.io/managed-by=Helm']);
    await kubectl(['annotate', server, '-n', ARGOCD, 'meta.helm.sh/release-name=cd']);
    const before = await observe(server, ARGOCD);

    const { exitCode, all } = await start();

    expect(exitCode, all).toBe(2);
    expect(all).toContain('was installed by Helm (release cd)');
    expect(all).toContain('--take-over');
    expect((await observe(server, ARGOCD))?.metadata.resourceVersion).toBe(
      before?.metadata.resourceVersion,
    );
    await finish(start('--take-over'));
  });
});
