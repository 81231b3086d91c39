import { createTwoFilesPatch } from 'diff';
import { describe, expect, test } from 'vitest';
import { generatedRepository } from './generated-repository.ts';
import { runStrata } from './run-strata.ts';
import { changedPaths, edit, readTexts, snapshot } from './temp-repository.ts';

const repositoryCopy = generatedRepository();
const PROD = 'overlays/prod/web/kustomization.yaml';

describe('one value that changes for prod', () => {
  test('changes that value in the tree, and nothing else', async () => {
    const root = await repositoryCopy();
    const before = await readTexts(root);
    await edit(root, 'gitops.yaml', (text) => text.replace('replicas: 3', 'replicas: 4'));
    expect(await runStrata(root, ['generate'])).toEqual({
      exitCode: 0,
      stdout: `                   created  updated  deleted
overlays/prod/web        -        1        -
2 overlays proven with <engine>, N s.
`,
      stderr: '',
    });
    const after = await readTexts(root);
    expect(changedPaths(before, after)).toEqual({ added: [], changed: [PROD], removed: [] });
    expect(changedLines(before[PROD], after[PROD])).toEqual(['-    count: 3', '+    count: 4']);
  });

  test.each<[value: string, values: string, added: string[], lines: Record<string, string[]>]>([
    [
      'an image',
      'image: ghcr.io/acme/web:1.5.0',
      [],
      { [PROD]: ['+images:', '+  - name: ghcr.io/acme/web', '+    newTag: "1.5.0"'] },
    ],
    [
      'a variable',
      'env: { LOG_LEVEL: debug }',
      ['overlays/prod/web/web-deployment.patch.yaml'],
      { [PROD]: ['+  - path: web-deployment.patch.yaml'] },
    ],
    [
      'an object',
      'disruptionBudget: { minAvailable: 1 }',
      ['overlays/prod/web/web-pod-disruption-budget.yaml'],
      { [PROD]: ['+  - web-pod-disruption-budget.yaml'] },
    ],
  ])('that is new, %s, adds that alone', async (_, values, added, lines) => {
    const root = await repositoryCopy();
    const before = await readTexts(root);
    await edit(root, 'gitops.yaml', (text) =>
      text.replace('replicas: 3', `replicas: 3\n          ${values}`),
    );
    expect(await runStrata(root, ['generate'])).toMatchObject({ exitCode: 0, stderr: '' });
    const after = await readTexts(root);
    expect(changedPaths(before, after)).toEqual({
      added,
      changed: Object.keys(lines),
      removed: [],
    });
    for (const [path, changed] of Object.entries(lines)) {
      expect(changedLines(before[path], after[path])).toEqual(changed);
    }
  });
});

test('a second generate changes nothing and says so', async () => {
  const root = await repositoryCopy();
  const before = await snapshot(root);
  expect(await runStrata(root, ['generate'])).toEqual({
    exitCode: 0,
    stdout: 'Nothing to do: 23 files are current, 2 overlays proven with <engine>, N s.\n',
    stderr: '',
  });
  expect(await snapshot(root)).toEqual(before);
});

/** The lines that differ, without those of the digest. */
function changedLines(before = '', after = ''): string[] {
  const patch = createTwoFilesPatch('', '', before, after, '', '', { context: 0 });
  return patch
    .split('\n')
    .slice(4)
    .filter((line) => /^[-+]/.test(line) && !line.includes('strata-digest'));
}
