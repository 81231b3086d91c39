import { mkdir, rm, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { generatedRepository } from './generated-repository.ts';
import { MISTAKES } from './mistakes-in-gitops.ts';
import { runStrata } from './run-strata.ts';
import { appEntry, sampleWith } from './sample.ts';
import { snapshot, writeAll } from './temp-repository.ts';

const repositoryCopy = generatedRepository();

describe('a mistake in gitops.yaml is told with its place, and changes nothing', () => {
  test.each(MISTAKES)('$title', async ({ gitops, stderr }) => {
    const root = await repositoryCopy();
    await writeAll(root, { 'gitops.yaml': gitops });
    await expectRefusal(root, stderr);
  });

  test('no gitops.yaml', async () => {
    const root = await repositoryCopy();
    await rm(join(root, 'gitops.yaml'));
    await expectRefusal(root, [
      'error: there is no gitops.yaml in <root> or a folder above it',
      '  change to the folder of your GitOps repository',
    ]);
  });

  test('a folder in place of gitops.yaml', async () => {
    const root = await repositoryCopy();
    await rm(join(root, 'gitops.yaml'));
    await mkdir(join(root, 'gitops.yaml'));
    await expectRefusal(root, [
      'error: gitops.yaml is a folder',
      '  put a regular YAML file at gitops.yaml',
    ]);
  });

  test('an included file with a mistake', async () => {
    const root = await repositoryCopy();
    await writeAll(root, {
      'gitops.yaml': sampleWith(['version: 1\n', 'version: 1\ninclude: [apps/*.yaml]\n']),
      'apps/api.yaml': `apps:\n${appEntry('api', '{ dve: }')}`,
    });
    await expectRefusal(root, [
      'error: apps/api.yaml:5:21: unknown environment "dve", accepted: dev, prod',
      '  did you mean "dev"?',
    ]);
  });

  test.each([
    ['file', 'apps/api.yaml', 'put a regular YAML file at apps/api.yaml'],
    ['folder', 'apps', 'put the files that gitops.yaml includes into a folder apps'],
  ])('a symbolic link in place of an included %s', async (_, link, hint) => {
    const root = await repositoryCopy();
    await writeAll(root, {
      'gitops.yaml': sampleWith(['version: 1\n', 'version: 1\ninclude: [apps/*.yaml]\n']),
      'elsewhere/api.yaml': `apps:\n${appEntry('api', '{ dev: }')}`,
      'apps/README.md': '',
    });
    await rm(join(root, link), { recursive: true, force: true });
    await symlink(
      join(root, link === 'apps' ? 'elsewhere' : 'elsewhere/api.yaml'),
      join(root, link),
    );
    await expectRefusal(root, [
      `error: ${link} is a symbolic link, which is not followed`,
      `  ${hint}`,
    ]);
  });
});

test('all commands tell the same of a faulty gitops.yaml', async () => {
  const root = await repositoryCopy();
  await writeAll(root, { 'gitops.yaml': sampleWith(['port: 8080', 'port: 0']) });
  const runs = [['generate', '--json'], ['check'], ['new', 'env', 'qa'], ['adopt', 'x.yaml']].map(
    (args) => runStrata(root, args),
  );
  for (const run of await Promise.all(runs)) {
    expect(run).toEqual({
      exitCode: 2,
      stdout: '',
      stderr: 'error: gitops.yaml:22:13: "values.port" must be at least 1, found the number 0\n',
    });
  }
});

async function expectRefusal(root: string, stderr: readonly string[]): Promise<void> {
  const before = await snapshot(root);
  const run = await runStrata(root, ['generate']);
  expect(run).toEqual({ exitCode: 2, stdout: '', stderr: `${stderr.join('\n')}\n` });
  expect(await snapshot(root)).toEqual(before);
}
