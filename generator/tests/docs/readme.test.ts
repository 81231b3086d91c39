import { appendFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { edit, readTexts, writeAll } from '../cli/temp-repository.ts';
import { cloneOfCheckout, type Clone } from './clone.ts';
import { codeBlocks, documentation, type CodeBlock } from './markdown.ts';
import { expectLines, indented } from './output.ts';

const pages = await documentation();
const README = pages.get('README.md') ?? '';

describe('README.md', () => {
  let clone: Clone;

  beforeAll(async () => {
    clone = await cloneOfCheckout();
  });
  afterAll(() => clone.remove());

  it('leads to a repository of your own', async () => {
    const url = 'https://github.com/ada/platform.git';
    await edit(clone.root, 'gitops.yaml', (text) =>
      text.replace(/^repoURL: \S+/m, `repoURL: ${url}`),
    );
    await run(block('Start', 'sh', 1));
    const { 'clusters/local/root.yaml': root } = await readTexts(clone.root);
    expect(root).toContain(`repoURL: ${url}\n`);
    expect(await status()).toBe('');
  });

  it('validates what is deployed', async () => {
    const output = await run(block('Checks', 'sh', 1));
    expectLines(output, block('Checks', 'text').text, 'Checks');
  });

  it('shows what a changed value and a mistake give', async () => {
    const set = (from: string, to: string): Promise<void> =>
      edit(clone.root, 'gitops.yaml', (text) => text.replace(from, to));
    const [table, mistake] = [block('Change a value', 'text'), block('Change a value', 'text', 1)];
    await set('keep: 7', 'keep: 14');
    expectLines(await run('npm run generate'), table.text, 'Change a value');
    expectLines(await run('git diff'), block('Change a value', 'diff').text, 'Change a value');
    await set('keep: 14', 'keeep: 14');
    const { exitCode, stdout } = await clone.run('npm run generate');
    expect(exitCode).toBe(2);
    expectLines(stdout, mistake.text, 'Change a value');
    await set('keeep: 14', 'keep: 7');
    await run('npm run generate');
    expect(await status()).toBe('');
  });

  it('adds an application', async () => {
    const output = await run(block('Add an application', 'sh'));
    expectLines(output, block('Add an application', 'text').text, 'Add an application');
    const { 'gitops.yaml': written } = await readTexts(clone.root, ['gitops.yaml']);
    expect(written).toContain(indented(block('Add an application', 'yaml').text));
  });

  it('adds environments', async () => {
    await run(block('Add an environment', 'sh'));
    await run(block('Add an environment', 'sh', 1));
    const overlays = join(clone.root, 'overlays');
    expect(await readdir(join(overlays, 'staging'))).toEqual(['shop', 'wordpress']);
    expect(await readdir(join(overlays, 'qa'))).toEqual(['shop']);
  });

  it('names the ways out of a hand edit', async () => {
    const path = 'overlays/prod/wordpress/mysql-deployment.patch.yaml';
    await edit(clone.root, path, (text) => text.replace('subPath: mysql', 'subPath: data'));
    const { exitCode, stdout } = await clone.run('npm run generate');
    expect(exitCode).toBe(2);
    const waysOut = block('After a hand edit', 'text').text;
    expectLines(stdout, waysOut, 'After a hand edit');
    await run(/npx --no strata adopt .*/.exec(waysOut)?.[0] ?? '');
    await run('npm run check');
    expect(await status()).toContain('overlays/prod/wordpress/custom/');
  });

  it('leaves overlays to a hand', async () => {
    const entry = block("Keep an application's overlays by hand", 'yaml').text;
    await appendFile(join(clone.root, 'gitops.yaml'), indented(entry));
    await writeAll(clone.root, {
      'overlays/dev/legacy-shop/kustomization.yaml':
        'namespace: legacy\nresources: [config.yaml]\n',
      'overlays/dev/legacy-shop/config.yaml':
        'apiVersion: v1\nkind: ConfigMap\nmetadata: { name: settings }\n',
    });
    await run('npm run generate');
    const { 'clusters/local/applications/legacy-shop-dev.yaml': application } = await readTexts(
      clone.root,
    );
    expect(application).toContain('path: overlays/dev/legacy-shop\n');
  });

  async function run(script: CodeBlock | string): Promise<string> {
    const { exitCode, stdout } = await clone.run(typeof script === 'string' ? script : script.text);
    expect(exitCode, stdout).toBe(0);
    return stdout;
  }

  async function status(): Promise<string> {
    return (await clone.run('git status --porcelain')).stdout;
  }
});

/** A block of code by the heading above it, its language, and its place among those. */
function block(heading: string, language: string, index = 0): CodeBlock {
  const section = README.split(/^## /m).find((text) => text.startsWith(`${heading}\n`));
  const found = codeBlocks(section ?? '').filter((candidate) => candidate.language === language);
  const chosen = found[index];
  if (chosen === undefined) throw new Error(`"${heading}" has no block ${index} of ${language}`);
  return chosen;
}
