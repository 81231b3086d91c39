import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { bundledKustomize } from '../generator/src/core/engine/bundled-kustomize.ts';

const ROOT = join(import.meta.dirname, '..');
const WORKFLOWS = '.github/workflows';
const SETUP = '.github/actions/setup/action.yml';

const read = (path: string): string => readFileSync(join(ROOT, path), 'utf8');
const workflows = readdirSync(join(ROOT, WORKFLOWS)).map((name) => join(WORKFLOWS, name));

interface Workflow {
  permissions: Record<string, string>;
  jobs: Record<string, { 'timeout-minutes'?: number; steps: { uses?: string; with?: object }[] }>;
}

describe.each([...workflows, SETUP])('%s', (path) => {
  test('pins the actions of others to a commit, with the version beside it', () => {
    const used = read(path)
      .split('\n')
      .flatMap((line) => /\buses: (?!\.\/)(.*)$/.exec(line)?.[1] ?? []);

    expect(used.length).toBeGreaterThan(0);
    for (const action of used) expect(action).toMatch(/^[\w/-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/);
  });
});

describe.each(workflows)('%s', (path) => {
  const { permissions, jobs } = parse(read(path)) as Workflow;

  test('may only read the repository', () => {
    expect(permissions).toEqual({ contents: 'read' });
  });

  test('ends every job that hangs', () => {
    for (const [name, job] of Object.entries(jobs)) {
      expect(job['timeout-minutes'], name).toBeLessThanOrEqual(60);
    }
  });

  test('keeps no credentials in the checkout', () => {
    const checkouts = Object.values(jobs)
      .flatMap(({ steps }) => steps)
      .filter(({ uses }) => uses?.startsWith('actions/checkout@'));

    expect(checkouts.length).toBeGreaterThan(0);
    for (const { with: inputs } of checkouts) {
      expect(inputs).toMatchObject({ 'persist-credentials': false });
    }
  });
});

test('CI builds with the Kustomize of the Argo CD that gitops.yaml pins', () => {
  const { clusters } = parse(read('gitops.yaml')) as {
    clusters: Record<string, { argocd?: { version: string } }>;
  };
  const bundled = Object.values(clusters).flatMap(({ argocd }) =>
    argocd === undefined ? [] : bundledKustomize(argocd.version),
  );
  const installed = /VERSION: v(\S+)/.exec(read(SETUP))?.[1];

  expect(new Set(bundled)).toEqual(new Set([installed]));
});

test.each([...workflows, '.ci/run'])('%s runs only scripts that package.json has', (path) => {
  const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> };
  const called = [...read(path).matchAll(/npm run (?:--silent )?([\w:-]+)/g)].map(
    ([, name]) => name,
  );

  expect(called.length).toBeGreaterThan(0);
  expect(Object.keys(scripts)).toEqual(expect.arrayContaining(called));
});
