import { chmod } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { diskFileSystem } from '../../../src/shell/files/file-system.ts';
import { runInProcess } from '../run-in-process.ts';
import { runStrata } from '../run-strata.ts';
import { SAMPLE, sampleWith } from '../sample.ts';
import { newRepository, snapshot, temporaryFolder, writeAll } from '../temp-repository.ts';
import { BOTH, DEV, IMPORT, SECRET } from './manifests.ts';

const LABEL = 'accepted are lower-case letters, digits and "-", not first or last';
const DEV_ONLY = ['import', 'shop', '--env', 'dev=in/dev.yaml'];

describe('a mistake on the command line is told, and nothing is written', () => {
  test.each<[args: string[], stderr: string[]]>([
    [
      ['import'],
      [`error: missing required argument 'app'`, 'Run with --help for the accepted options.'],
    ],
    [
      ['import', 'shop'],
      [
        'error: --env is missing: name each environment and its manifests',
        '  such as --env dev=manifests/dev --env prod=manifests/prod',
      ],
    ],
    [
      ['import', '../shop', '--env', 'dev=in'],
      [`error: app name "../shop" is no DNS label, ${LABEL}`],
    ],
    [
      ['import', 'shop', '--env', 'dev'],
      [
        'error: --env dev: expected <environment>=<path>, such as dev=manifests/dev; the path - is the standard input',
      ],
    ],
    [
      ['import', 'shop', '--env', '../dev=in/dev.yaml'],
      [`error: environment name "../dev" is no DNS label, ${LABEL}`],
    ],
    [
      ['import', 'shop', '--env', 'Dev=in/dev.yaml'],
      [
        `error: environment name "Dev" is no DNS label, ${LABEL}`,
        '  choose another name for it in gitops.yaml',
      ],
    ],
    [
      [...DEV_ONLY, '--env', 'dev=in/prod.yaml'],
      [
        'error: --env dev is given twice, accepted is one path an environment',
        '  put the manifests of one environment into one folder',
      ],
    ],
    [
      ['import', 'shop', '--env', 'dev=-', '--env', 'prod=-'],
      [
        'error: --env dev=- and --env prod=-: there is one standard input only',
        '  write the manifests of the others into files',
      ],
    ],
    [
      ['import', 'shop', '--env', 'dev=gone', '--env', 'prod=lost.yaml'],
      [
        'error: There is no `gone`',
        'There is no `lost.yaml`',
        '  Name a YAML file, a folder of YAML files, a kustomization, or - for standard input.',
      ],
    ],
    [
      [...DEV_ONLY, '--cluster', 'edge'],
      [
        'error: environment "dev" is on cluster "local", not "edge"',
        '  --cluster is for environments that gitops.yaml does not have yet',
      ],
    ],
    [
      ['import', 'shop', '--env', 'qa=in/dev.yaml', '--cluster', 'lokal'],
      ['error: unknown cluster "lokal", accepted: local', '  did you mean "local"?'],
    ],
    [[...DEV_ONLY, '--into', ''], ['error: --into is empty, expected a folder']],
    [
      [...DEV_ONLY, '--into', 'gitops.yaml'],
      ['error: gitops.yaml is no folder', '  name a folder with --into'],
    ],
    [
      [...DEV_ONLY, '--into', 'gitops.yaml/x'],
      [
        'error: Cannot create `<root>/gitops.yaml/x`: the system refused (ENOTDIR)',
        '  Mend the cause, then run the command again.',
      ],
    ],
  ])('%j', async (args, stderr) => {
    await expectRefusal(await newRepository({ 'gitops.yaml': SAMPLE, ...BOTH }), args, stderr);
  });

  test('outside of a repository', async () => {
    await expectRefusal(await newRepository(BOTH), IMPORT, [
      'error: there is no gitops.yaml in <root> or a folder above it',
      '  change to the folder of your GitOps repository, or make a new one with --into <folder>',
    ]);
  });
});

describe('a mistake in gitops.yaml is told, and nothing is written', () => {
  test.each<[title: string, gitops: string, args: string[], stderr: string[]]>([
    [
      'of another folder',
      SAMPLE,
      [...DEV_ONLY, '--into', 'in'],
      ['error: in/gitops.yaml:1:10: "version" must be 1, found the number 2'],
    ],
    [
      'that was there before',
      sampleWith(['environments:', 'enviroments:']),
      IMPORT,
      [
        'error: gitops.yaml:9:1: unknown key "enviroments", accepted: version, repoURL, targetRevision, include, secrets, clusters, environments, apps',
        '  did you mean "environments"?',
      ],
    ],
    [
      'an environment whose cluster is not known',
      sampleWith(['\nenvironments:', '  edge: { name: edge, managedBy: local }\n\nenvironments:']),
      ['import', 'shop', '--env', 'qa=in/dev.yaml'],
      [
        'error: gitops.yaml has the clusters edge, local, and no environment "qa": its cluster is not known',
        '  name it with --cluster qa=<cluster>, or add the environment to gitops.yaml',
      ],
    ],
    [
      'a name that another deployment has',
      sampleWith(['  web:\n', '  shop-x:\n']),
      ['import', 'shop', '--env', 'x-dev=in/dev.yaml'],
      [
        'error: with this app gitops.yaml would have errors (lines as they would be):',
        'gitops.yaml:26:7: namespace "shop-x-dev" on cluster "local" has two owners: shop in x-dev and shop-x in dev',
        '  give one of them another namespace',
        'gitops.yaml:26:7: shop-x in dev and shop in x-dev are both named "shop-x-dev"',
        '  rename one of the apps or environments',
        '2 errors',
        '  nothing was written',
      ],
    ],
  ])('%s', async (_, gitops, args, stderr) => {
    const files = {
      'gitops.yaml': gitops,
      'in/gitops.yaml': sampleWith(['version: 1', 'version: 2']),
    };
    await expectRefusal(await newRepository({ ...files, ...BOTH }), args, stderr);
  });
});

describe('a mistake in the manifests is told with its place, and nothing is written', () => {
  test.each<[title: string, text: string, stderr: RegExp]>([
    ['broken YAML', `${DEV}---\na: [\n`, /^error: in\/dev\.yaml:\d+:\d+: .*\n/],
    ['no object at all', 'services: {}\n', /^error: in\/dev\.yaml:1:1: /],
    ['an object and something else', `${DEV}---\na: 1\n`, /^error: in\/dev\.yaml:35:1: .*\n/],
    [
      'the same object twice',
      `${DEV}---\n${DEV}`,
      /is there twice, first at in\/dev\.yaml:\d+:1\n/,
    ],
    ['nothing', '', /^error: in\/dev\.yaml:1:1: no Kubernetes object is here\n/],
    ['nothing but Secrets', SECRET, /^error: nothing is left of dev without Secrets\n/],
  ])('%s', async (_, text, stderr) => {
    const root = await newRepository({ ...BOTH, 'gitops.yaml': SAMPLE, 'in/dev.yaml': text });
    const before = await snapshot(root);
    const run = await runStrata(root, IMPORT);
    expect(run).toMatchObject({ exitCode: 2, stdout: '', stderr: expect.stringMatching(stderr) });
    expect(await snapshot(root)).toEqual(before);
  });

  test('all of all environments in one run', async () => {
    const root = await newRepository({ 'in/dev.yaml': 'a: [\n', 'in/prod.yaml': 'b: [\n' });
    const run = await runStrata(root, [...IMPORT, '--into', 'out']);
    expect(run.exitCode).toBe(2);
    expect(run.stderr).toMatch(
      /in\/dev\.yaml:\d+:\d+: [^]*in\/prod\.yaml:\d+:\d+: [^]*2 errors\n$/,
    );
    expect(Object.keys(await snapshot(root))).not.toContain('out');
  });
});

describe('what the engine says', () => {
  test('of plain manifests is told with the names of their files', async () => {
    const root = await newRepository(BOTH);
    const engine = await fakeEngine('echo "Error: $2/strata-source-0.yaml: too odd" >&2; exit 1');
    const run = await runStrata(root, [...IMPORT, '--into', 'out'], {
      env: { STRATA_KUSTOMIZE: engine },
    });
    expect(run).toMatchObject({ exitCode: 2, stdout: '' });
    expect(run.stderr).toMatch(
      /^error: \S+ build refuses the manifests of dev: in\/dev\.yaml: too odd\n {2}mend them, then run the command again\n$/,
    );
  });

  test('of the result is the last word', async () => {
    const root = await newRepository(BOTH);
    const engine = await fakeEngine('cat "$2"/strata-source-0.yaml || echo "{}"');
    const run = await runStrata(root, [...IMPORT, '--into', 'out'], {
      env: { STRATA_KUSTOMIZE: engine },
    });
    expect(run).toMatchObject({ exitCode: 2, stdout: '' });
    expect(run.stderr).toContain('overlays/dev/shop does not build: ');
    expect(Object.keys(await snapshot(root))).not.toContain('out');
  });
});

test('a folder that cannot be written to stays as it was, and a new one is gone again', async () => {
  const root = await newRepository(BOTH);
  const before = await snapshot(root);
  const run = await runInProcess(root, [...IMPORT, '--into', 'a/b'], {
    ...diskFileSystem,
    checkWritable: () => Promise.reject(Object.assign(new Error('EACCES'), { code: 'EACCES' })),
  });
  expect(run).toMatchObject({ exitCode: 2, stdout: '' });
  expect(run.stderr).toContain('permission denied (EACCES)');
  expect(await snapshot(root)).toEqual(before);
});

async function expectRefusal(
  root: string,
  args: readonly string[],
  stderr: readonly string[],
): Promise<void> {
  const before = await snapshot(root);
  const run = await runStrata(root, args);
  expect(run).toEqual({ exitCode: 2, stdout: '', stderr: `${stderr.join('\n')}\n` });
  expect(await snapshot(root)).toEqual(before);
}

/** A program that calls itself Kustomize 5.8.1, and builds with these lines of a shell. */
async function fakeEngine(build: string): Promise<string> {
  const folder = await temporaryFolder();
  const script = `#!/bin/sh\nif [ "$1" = version ]; then echo v5.8.1; else ${build}; fi\n`;
  await writeAll(folder, { kustomize: script });
  await chmod(join(folder, 'kustomize'), 0o755);
  return join(folder, 'kustomize');
}
