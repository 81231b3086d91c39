import { fileURLToPath } from 'node:url';
import { ESLint } from 'eslint';
import tseslint from 'typescript-eslint';
import { describe, expect, test } from 'vitest';

const cwd = fileURLToPath(new URL('../..', import.meta.url));

/** The repository's own configuration, for files that are not there: types are not needed here. */
const untyped = new ESLint({ cwd, overrideConfig: [tseslint.configs.disableTypeChecked] });

async function rulesBrokenBy(filePath: string, code: string, eslint = untyped): Promise<string[]> {
  const results = await eslint.lintText(code, { filePath });
  const messages = results.flatMap((result) => result.messages);
  return messages.map(({ ruleId, message }) => ruleId ?? message);
}

const use = (imported: string): string => `${imported}\nexport const used = it;\n`;

describe('imports go one way', () => {
  test.each([
    ['core', 'config', "import { it } from '../config/virtual.ts';"],
    ['core', 'commands', "import { it } from '../commands/virtual.ts';"],
    ['core', 'shell, from a folder', "import { it } from '../../shell/virtual.ts';", 'deep/'],
    ['core', 'the values of zod', "import { it } from 'zod';"],
    ['core', 'a package that is not named', "import { it } from 'execa';"],
    ['core', 'all of node:path', "import it from 'node:path';"],
    ['core', 'the platform of node:path', "import { join as it } from 'node:path';"],
    ['core', 'randomness', "import { randomUUID as it } from 'node:crypto';"],
    ['core', 'dynamically', "const it = await import('../shell/virtual.ts');"],
    ['core', 'by a computed name', 'const it = await import(`node:${"fs"}`);'],
    ['config', 'shell', "import { it } from '../shell/virtual.ts';"],
    ['config', 'report', "import { it } from '../report/virtual.ts';"],
    ['config', 'node:fs', "import { readFileSync as it } from 'node:fs';"],
    ['config', 'node:fs/promises', "import { readFile as it } from 'node:fs/promises';"],
    ['checks', 'node:child_process', "import { spawn as it } from 'node:child_process';"],
    ['checks', 'shell', "import { it } from '../shell/virtual.ts';"],
    ['report', 'the values of config', "import { it } from '../config/virtual.ts';"],
    ['report', 'node:os', "import { EOL as it } from 'node:os';"],
    ['report', 'process', "import it from 'node:process';"],
    ['shell', 'config', "import { it } from '../config/virtual.ts';"],
    ['shell', 'commands', "import { it } from '../commands/virtual.ts';"],
    ['commands', 'cli', "import { it } from '../cli/virtual.ts';"],
    ['commands', 'node:fs', "import { readFileSync as it } from 'node:fs';"],
    ['commands', 'execa', "import { execa as it } from 'execa';"],
    ['cli', 'core', "import { it } from '../core/virtual.ts';"],
    ['cli', 'the tests', "import { it } from '../../tests/virtual.ts';"],
  ])('%s may not import %s', async (layer, _what, code, folder = '') => {
    const broken = await rulesBrokenBy(`generator/src/${layer}/${folder}virtual.ts`, use(code));

    expect(broken).toEqual(['strata/layers']);
  });

  test.each([
    ["export { it } from '../shell/virtual.ts';"],
    ["export * from '../shell/virtual.ts';"],
    ["export type It = import('../shell/virtual.ts').It;"],
    ["import type { It } from '../shell/virtual.ts';\nexport type Its = It[];"],
  ])('core may not reach shell by `%s`', async (code) => {
    expect(await rulesBrokenBy('generator/src/core/virtual.ts', code)).toContain('strata/layers');
  });

  test.each([
    ['core', "import type { z as It } from 'zod';\nexport type Its = It.ZodType;"],
    ['core', "import { posix } from 'node:path';\nexport const it = posix.sep;"],
    ['core', "export { parse } from 'yaml';"],
    ['config', "export { it } from '../core/virtual.ts';"],
    ['report', "import type { It } from '../config/virtual.ts';\nexport type Its = It[];"],
    ['commands', "export { it } from '../shell/virtual.ts';"],
    ['shell', "export { readFile } from 'node:fs/promises';"],
  ])('%s may write `%s`', async (layer, code) => {
    expect(await rulesBrokenBy(`generator/src/${layer}/virtual.ts`, code)).toEqual([]);
  });

  test('cli.ts is part of cli', async () => {
    const broken = await rulesBrokenBy(
      'generator/src/cli.ts',
      use("import { it } from './core/x.ts';"),
    );

    expect(broken).toEqual(['strata/layers']);
  });
});

describe('a template knows little', () => {
  test.each([
    ['another template', "import { it } from '../workload/virtual.ts';"],
    ['the rest of core', "import { it } from '../../src/core/yaml.ts';"],
    ['the helpers of tests', "import { it } from '../testing/virtual.ts';"],
    ['shell', "import { it } from '../../src/shell/virtual.ts';"],
    ['node:fs', "import { readFileSync as it } from 'node:fs';"],
    ['another library', "import { it } from 'yaml';"],
  ])('not %s', async (_what, code) => {
    const broken = await rulesBrokenBy('generator/templates/wordpress/virtual.ts', use(code));

    expect(broken).toEqual(['strata/layers']);
  });

  test('only the contract, its own folder, the shared parts, zod and createHash', async () => {
    const code = [
      "export { defineTemplate } from '../../src/core/desired/template.ts';",
      "export { it } from './other.ts';",
      "export { its } from '../parts/virtual.ts';",
      "export { z } from 'zod';",
      "export { createHash } from 'node:crypto';",
      "export type { Container } from 'kubernetes-types/core/v1.js';",
    ].join('\n');

    expect(await rulesBrokenBy('generator/templates/wordpress/virtual.ts', code)).toEqual([]);
  });
});

describe('pure folders', () => {
  test.each([
    ['no-restricted-globals', 'export const it = process.env;'],
    ['no-restricted-globals', 'export const it = new Date();'],
    ['no-restricted-globals', 'export const it = Date.now();'],
    ['no-restricted-globals', 'export const it = performance.now();'],
    ['no-restricted-globals', 'export const it = fetch;'],
    ['no-restricted-globals', 'export const it = globalThis;'],
    ['no-restricted-properties', 'export const it = Math.random();'],
    ['no-restricted-properties', 'export const { random } = Math;'],
  ])('break %s by `%s`', async (rule, code) => {
    for (const folder of [
      'src/core',
      'src/config',
      'src/checks',
      'src/report',
      'templates/parts',
    ]) {
      expect(await rulesBrokenBy(`generator/${folder}/virtual.ts`, code), folder).toEqual([rule]);
    }
  });

  test('are the only ones without a clock', async () => {
    const code = 'export const it = performance.now();';

    expect(await rulesBrokenBy('generator/src/commands/virtual.ts', code)).toEqual([]);
  });
});

describe('everywhere', () => {
  test.each([
    ['no-console', "console.log('x');"],
    ['no-restricted-properties', "process.stdout.write('x');"],
    ['no-restricted-properties', 'process.exit(1);'],
    ['no-restricted-syntax', 'export default 1;'],
    ['no-restricted-imports', "export { it } from './virtual';"],
    ['no-restricted-imports', "export { it } from './virtual.js';"],
    ['@typescript-eslint/no-explicit-any', 'export let it: any;'],
    ['@typescript-eslint/no-non-null-assertion', 'export const it = (x?: string) => x!;'],
    ['@typescript-eslint/ban-ts-comment', '// @ts-ignore\nexport const it = 1;'],
    [
      '@typescript-eslint/consistent-type-imports',
      "import { It } from './it.ts';\nexport type Its = It[];",
    ],
    ['max-lines', '//\n'.repeat(301)],
  ])('%s is broken by `%s`', async (rule, code) => {
    expect(await rulesBrokenBy('generator/src/shell/virtual.ts', code)).toContain(rule);
  });

  test('a comment cannot turn a rule off', async () => {
    const code = '/* eslint-disable no-console */\nconsole.log(1);';

    expect(await rulesBrokenBy('generator/src/shell/virtual.ts', code)).toContain('no-console');
  });

  test('a promise that nobody waits for is an error', async () => {
    const code = 'Promise.resolve();\n';
    const typed = new ESLint({ cwd });

    expect(await rulesBrokenBy('generator/src/shell/errors.ts', code, typed)).toContain(
      '@typescript-eslint/no-floating-promises',
    );
  });

  test('only templates and configuration files export by default', async () => {
    expect(await rulesBrokenBy('generator/templates/virtual.ts', 'export default 1;')).toEqual([]);
    expect(await rulesBrokenBy('virtual.config.ts', 'export default 1;')).toEqual([]);
  });
});
