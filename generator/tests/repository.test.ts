import { cp } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, afterAll, describe, expect, test } from 'vitest';
import { rm } from 'node:fs/promises';
import { findEngine } from '../src/shell/engine/engine.ts';
import { CHECKOUT } from './cli/checkout.ts';
import { runStrata } from './cli/run-strata.ts';
import { newFolder, readTexts, snapshot } from './cli/temp-repository.ts';

const engine = await findEngine(process.env);
const texts = await readTexts(CHECKOUT, ['base', 'overlays']);
const kustomizations = Object.keys(texts).filter((path) =>
  /^(base\/[^/]+|overlays\/[^/]+\/[^/]+)\/kustomization\.yaml$/.test(path),
);

let copy = '';
beforeAll(async () => {
  copy = await newFolder();
  const parts = ['gitops.yaml', 'base', 'overlays', 'clusters', 'generator/schemas'];
  for (const part of parts) {
    await cp(join(CHECKOUT, part), join(copy, part), { recursive: true });
  }
});
afterAll(() => rm(copy, { recursive: true, force: true }));

describe('the committed repository', () => {
  test('is exactly what the generator writes', async () => {
    const before = await snapshot(copy);
    const run = await runStrata(copy, ['generate', '--check']);
    expect(run).toEqual({
      exitCode: 0,
      stdout: expect.stringMatching(/^Nothing to do: \d+ files are current, /),
      stderr: '',
    });
    expect(await snapshot(copy)).toEqual(before);
  });

  test.each(kustomizations)('builds %s', async (path) => {
    const built = await engine.build(join(CHECKOUT, path, '..'));
    expect(built).toMatch(/^kind: Deployment$/m);
  });

  test('deploys dev and prod of WordPress', () => {
    expect(kustomizations).toEqual([
      'base/wordpress/kustomization.yaml',
      'overlays/dev/wordpress/kustomization.yaml',
      'overlays/prod/wordpress/kustomization.yaml',
    ]);
  });
});
