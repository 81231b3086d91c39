import { describe, expect, test } from 'vitest';
import { generatedRepository } from '../generated-repository.ts';
import { runStrata } from '../run-strata.ts';
import { edit, snapshot, writeAll } from '../temp-repository.ts';

const repositoryCopy = generatedRepository();
const PROD = 'overlays/prod/web/kustomization.yaml';

/** The findings of lints are told elsewhere. */
const SUMMARY = /2 overlays proven with <engine>(, \d+ warnings)?\.\n$/;

test('a tree that is current', async () => {
  const root = await repositoryCopy();
  const before = await snapshot(root);
  const run = await runStrata(root, ['check']);
  expect(run).toMatchObject({ exitCode: 0, stderr: '' });
  expect(run.stdout).toMatch(SUMMARY);
  expect(run.stdout).toContain('23 files are current, ');
  expect(await snapshot(root)).toEqual(before);
  expect(await runStrata(root, ['check'])).toEqual(run);
});

describe('a tree that is not current', () => {
  test.each([[['check']], [['check', '--isolated']]])('%j', async (args) => {
    const root = await outdatedRepository();
    const before = await snapshot(root);
    const run = await runStrata(root, args);
    expect(run).toMatchObject({ exitCode: 1, stderr: '' });
    expect(run.stdout).toMatch(
      /^1 file is not what gitops\.yaml gives\. Run: npm run generate\n\n--- a\/overlays\/prod\/web\/kustomization\.yaml\n/,
    );
    expect(run.stdout).toContain('\n-    count: 3\n+    count: 4\n');
    expect(run.stdout).toMatch(SUMMARY);
    expect(run.stdout).not.toContain('are current');
    expect(await snapshot(root)).toEqual(before);
  });

  test('as JSON', async () => {
    const root = await outdatedRepository();
    const run = await runStrata(root, ['check', '--json']);
    expect(run).toMatchObject({ exitCode: 1, stderr: '' });
    const result = JSON.parse(run.stdout) as { findings: { check: string }[] };
    expect(result).toMatchObject({
      clean: false,
      drift: [PROD],
      handEdits: [],
      obstacles: [],
      buildFailures: [],
      foreign: [],
      current: 22,
      proven: 2,
      skipped: [],
      silenced: [],
      engine: { command: expect.stringMatching(/kustomize/), version: expect.any(String) },
    });
    expect(result.findings.filter(({ check }) => check === 'drift')).toEqual([
      {
        check: 'drift',
        id: 'drift',
        severity: 'error',
        file: PROD,
        line: 1,
        message: 'not what gitops.yaml gives',
        remediation: 'Run: npm run generate',
      },
    ]);
  });

  test('as annotations', async () => {
    const root = await outdatedRepository();
    const { exitCode, stdout } = await runStrata(root, ['check', '--format', 'github']);
    expect(exitCode).toBe(1);
    expect(stdout).toContain(
      `::error file=${PROD},line=1,title=strata%3A drift::not what gitops.yaml gives%0ARun: npm run generate\n`,
    );
  });

  async function outdatedRepository(): Promise<string> {
    const root = await repositoryCopy();
    await edit(root, 'gitops.yaml', (text) => text.replace('replicas: 3', 'replicas: 4'));
    return root;
  }
});

test('a kustomization of the user that does not build', async () => {
  const root = await repositoryCopy();
  await writeAll(root, { 'overlays/own/x/kustomization.yaml': 'resources: [absent.yaml]\n' });
  const { exitCode, stdout } = await runStrata(root, ['check', '--json']);
  expect(exitCode).toBe(1);
  const { findings } = JSON.parse(stdout) as { findings: object[] };
  expect(findings).toContainEqual(
    expect.objectContaining({ check: 'build', severity: 'error', file: 'overlays/own/x' }),
  );
});

test('--json and another format are one too many', async () => {
  const root = await repositoryCopy();
  const run = await runStrata(root, ['check', '--json', '--format', 'sarif']);
  expect(run).toMatchObject({ exitCode: 2, stdout: '' });
  expect(run.stderr).toContain('cannot be used with');
});
