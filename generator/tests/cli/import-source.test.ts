import { execa } from 'execa';
import { cp, mkdir, readdir, rm, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { CHECKOUT } from './checkout.ts';
import { temporaryFolder } from './temp-repository.ts';

/** A checkout with the importer, the packages, and a source of two files. */
async function newCheckout(): Promise<string> {
  const root = await temporaryFolder();
  await cp(join(CHECKOUT, 'generator/bin'), join(root, 'generator/bin'), { recursive: true });
  await mkdir(join(root, 'node_modules'));
  for (const name of await readdir(join(CHECKOUT, 'node_modules'))) {
    if (name === '.cache') continue;
    await symlink(join(CHECKOUT, 'node_modules', name), join(root, 'node_modules', name));
  }
  await writeFile(join(root, 'package.json'), '{ "type": "module" }');
  await writeFile(join(root, 'main.ts'), "import { word } from './word.ts';\nconsole.log(word);\n");
  return root;
}

async function run(root: string, word: string) {
  await writeFile(join(root, 'word.ts'), `export const word: string = ${word};\n`);
  const script = `const { importSource } = await import('./generator/bin/import-source.js');
await importSource(${JSON.stringify(join(root, 'main.ts'))});`;
  const options = { cwd: root, reject: false } as const;
  return execa(process.execPath, ['--input-type=module', '--eval', script], options);
}

describe('a TypeScript source', () => {
  test('runs, and runs anew when a file that it imports has changed', async () => {
    const root = await newCheckout();
    expect(await run(root, "'first'")).toMatchObject({ exitCode: 0, stdout: 'first' });
    expect(await run(root, "'first'")).toMatchObject({ exitCode: 0, stdout: 'first' });
    expect(await run(root, "'second'")).toMatchObject({ exitCode: 0, stdout: 'second' });
  });

  test('that is no TypeScript fails, and runs again once it is mended', async () => {
    const root = await newCheckout();
    expect((await run(root, '= broken')).exitCode).not.toBe(0);
    expect(await run(root, "'mended'")).toMatchObject({ exitCode: 0, stdout: 'mended' });
  });

  test('runs where nothing can be kept', async () => {
    const root = await newCheckout();
    const cache = join(root, 'node_modules/.cache');
    await rm(cache, { recursive: true, force: true });
    await writeFile(cache, 'a file in place of the folder');
    expect(await run(root, "'third'")).toMatchObject({ exitCode: 0, stdout: 'third' });
  });
});
