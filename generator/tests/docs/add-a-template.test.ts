import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { withoutHeader } from '../../src/core/plan/header.ts';
import { edit, writeAll } from '../cli/temp-repository.ts';
import { cloneOfCheckout, type Clone } from './clone.ts';
import { codeBlocks, documentation, type CodeBlock } from './markdown.ts';
import { expectLines, indented } from './output.ts';

const PAGE = 'docs/guides/add-a-template.md';

// The page is one story: each step stands on the one before.
it(`${PAGE} leads from an empty file to a pushed overlay, word for word`, async () => {
  const blocks = codeBlocks((await documentation()).get(PAGE) ?? '');
  const clone = await cloneOfCheckout();
  onTestFinished(clone.remove);
  let output = '';
  for (const block of blocks) output = await follow(clone, block, output);

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

/** Does what a block says, and compares what it claims. Returns the output that the next may speak of. */
async function follow(clone: Clone, block: CodeBlock, output: string): Promise<string> {
  const [verb, file = ''] = block.info.split('=');
  const where = `${PAGE}:${block.line}`;
  const read = (): Promise<string> => readFile(join(clone.root, file), 'utf8');
  switch (`${block.language} ${verb ?? ''}`.trim()) {
    case 'ts write':
      await writeAll(clone.root, { [file]: block.text });
      return '';
    case 'yaml contains':
      expect(await read(), where).toContain(indented(block.text));
      return output;
    case 'yaml equals':
      expect(withoutHeader(await read()), where).toBe(block.text);
      return output;
    case 'diff edit':
      await edit(clone.root, file, (text) => applyDiff(text, block.text));
      return '';
    case 'sh': {
      const { exitCode, stdout } = await clone.run(block.text);
      expect(exitCode, `${where}\n${stdout}`).toBe(0);
      return stdout;
    }
    case 'sh cluster':
      return '';
    case 'text':
      expectLines(output, block.text, where);
      return output;
    case 'text error':
      await expectMistake(clone, block.text, where);
      return output;
    default:
      throw new Error(`${where}: nobody knows what to do with this block`);
  }
}

/** The misspelt key that the page speaks of is refused as it says, and nothing is written. */
async function expectMistake(clone: Clone, claimed: string, where: string): Promise<void> {
  await edit(clone.root, 'gitops.yaml', (text) => text.replace('replicas: 2', 'replica: 2'));
  const before = await clone.run('git status --porcelain');
  const { exitCode, stdout } = await clone.run('npm run --silent generate');
  expect(exitCode, where).toBe(2);
  expectLines(stdout, claimed, where);
  expect(await clone.run('git status --porcelain')).toEqual(before);
  await edit(clone.root, 'gitops.yaml', (text) => text.replace('replica: 2', 'replicas: 2'));
}

function applyDiff(text: string, diff: string): string {
  const lines = diff.trimEnd().split('\n');
  const side = (sign: string): string =>
    lines
      .filter((line) => line.startsWith(' ') || line.startsWith(sign))
      .map((line) => `${line.slice(1)}\n`)
      .join('');
  const [before, after] = [side('-'), side('+')];
  // Several apps may have such lines; the new one stands last.
  const at = text.lastIndexOf(before);
  return at === -1 ? text : text.slice(0, at) + after + text.slice(at + before.length);
}
