import { expect, it } from 'vitest';
import { edit } from '../cli/temp-repository.ts';
import type { Clone } from './clone.ts';
import { followPage } from './follow-page.ts';
import type { CodeBlock } from './markdown.ts';
import { expectLines } from './output.ts';

const PAGE = 'docs/guides/add-a-template.md';

// The page is one story: each step stands on the one before.
it(`${PAGE} leads from an empty file to a pushed overlay, word for word`, async () => {
  const clone = await followPage(PAGE, { 'text error': expectMistake });
  const { stdout: pushed } = await clone.run('git -C ../remote.git ls-tree -r --name-only main');
  expect(pushed.split('\n')).toEqual(
    expect.arrayContaining([
      'base/hello/kustomization.yaml',
      'clusters/local/applications/hello-dev.yaml',
      'clusters/local/applications/hello-prod.yaml',
      'docs/reference/template-static-site.md',
      'generator/templates/static-site.ts',
      'overlays/dev/hello/kustomization.yaml',
      'overlays/prod/hello/kustomization.yaml',
    ]),
  );
  const { exitCode, stdout } = await clone.run('npm run check');
  expect(exitCode, stdout).toBe(0);
}, 240_000);

/** The misspelt key that the page speaks of is refused as it says, and nothing is written. */
async function expectMistake(clone: Clone, block: CodeBlock, where: string): Promise<void> {
  await edit(clone.root, 'gitops.yaml', (text) => text.replace('replicas: 2', 'replica: 2'));
  const before = await clone.run('git status --porcelain');
  const { exitCode, stdout } = await clone.run('npm run --silent generate');
  expect(exitCode, where).toBe(2);
  expectLines(stdout, block.text, where);
  expect(await clone.run('git status --porcelain')).toEqual(before);
  await edit(clone.root, 'gitops.yaml', (text) => text.replace('replica: 2', 'replicas: 2'));
}
