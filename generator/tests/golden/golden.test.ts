import { readdir, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { findEngine } from '../../src/shell/engine/engine.ts';
import { runStrata } from '../cli/run-strata.ts';
import { addGenerator, readTexts, temporaryFolder, writeAll } from '../cli/temp-repository.ts';

// Each folder of cases/ is a case:
//
//   gitops.yaml    the input
//   given/         whatever else is there before: custom/ folders, included files, templates
//   expected/      the whole tree that `generate` leaves
//   rendered/      what the real engine builds from each overlay, <env>-<app>.yaml
//
// UPDATE_GOLDEN=1 npx vitest run generator/tests/golden
// writes expected/ and rendered/ anew. Read the difference before you commit it.

/** `components/`, so that every kustomization of an expected tree builds where it stands. */
const TREE = ['base', 'overlays', 'clusters', 'components'];

const CASES = fileURLToPath(new URL('cases', import.meta.url));
const isUpdate = process.env['UPDATE_GOLDEN'] === '1';
const engine = await findEngine(process.env);
const cases = await readdir(CASES);

describe.each(cases)('golden tree %s', (name) => {
  const folder = join(CASES, name);

  test('is what generate writes, and its overlays build to what is expected', async () => {
    const root = await temporaryFolder();
    await addGenerator(root);
    await writeAll(root, await readTexts(folder, ['gitops.yaml']));
    await writeAll(root, await readTexts(join(folder, 'given'), ['']));

    const run = await runStrata(root, ['generate']);
    expect(run).toMatchObject({ exitCode: 0, stderr: '' });
    await expectFolder(join(folder, 'expected'), await readTexts(root, TREE));
    await expectFolder(join(folder, 'rendered'), await render(root));

    const again = await runStrata(root, ['generate', '--check']);
    expect(again).toMatchObject({ exitCode: 0, stderr: '' });
    expect(again.stdout).toMatch(/^Nothing to do: /);
  });
});

/** Builds all overlays as Argo CD does. */
async function render(root: string): Promise<Record<string, string>> {
  const paths = Object.keys(await readTexts(root, ['overlays']));
  const overlays = paths.filter((path) =>
    /^overlays\/[^/]+\/[^/]+\/kustomization\.yaml$/.test(path),
  );
  const rendered = overlays.map(dirname).map(async (path): Promise<[string, string]> => {
    const [, environment, app] = path.split('/');
    return [`${environment}-${app}.yaml`, await engine.build(join(root, path))];
  });
  return Object.fromEntries(await Promise.all(rendered));
}

async function expectFolder(folder: string, actual: Record<string, string>): Promise<void> {
  if (isUpdate) {
    await rm(folder, { recursive: true, force: true });
    await writeAll(folder, actual);
  }
  const expected = await readTexts(folder, ['']);
  expect(Object.keys(actual).sort(), 'files').toEqual(Object.keys(expected).sort());
  for (const [path, text] of Object.entries(expected)) {
    expect(actual[path], path).toBe(text);
  }
}
