import { mkdir, symlink, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { execa } from 'execa';
import { describe, expect, test } from 'vitest';
import { CHECKOUT } from '../cli/checkout.ts';
import { runInProcess } from '../cli/run-in-process.ts';
import { minimalEnvironment, runStrata } from '../cli/run-strata.ts';
import { newRepository, temporaryFolder } from '../cli/temp-repository.ts';

const CONFIG_MAP = `apiVersion: v1
kind: ConfigMap
metadata:
  name: settings
  namespace: shop
data:
  mode: fast
`;

test('an object a document, in order, as JSON', async () => {
  const root = await newRepository({
    'a.yaml': `${CONFIG_MAP}---\napiVersion: v1\nkind: Pods\nmetadata: {name: web}\n`,
    'b.json': '{"apiVersion": "example.com/v1", "kind": "Foo", "metadata": {"name": "foo"}}',
  });
  const { exitCode, stdout, stderr } = await runStrata(root, [
    'validate',
    '--json',
    'a.yaml',
    'b.json',
  ]);
  expect({ exitCode, stderr }).toEqual({ exitCode: 1, stderr: '' });
  expect(JSON.parse(stdout)).toEqual({
    objects: [
      {
        index: 0,
        file: 'a.yaml',
        line: 1,
        apiVersion: 'v1',
        kind: 'ConfigMap',
        namespace: 'shop',
        name: 'settings',
        valid: true,
        skipped: false,
        findings: [],
      },
      {
        index: 1,
        file: 'a.yaml',
        line: 9,
        apiVersion: 'v1',
        kind: 'Pods',
        namespace: null,
        name: 'web',
        valid: false,
        skipped: false,
        findings: [
          {
            id: 'unknown-kind',
            severity: 'error',
            path: ['kind'],
            message: 'the server has no kind "Pods" in "v1"',
            remediation: 'Did you mean Pod?',
          },
        ],
      },
      {
        index: 2,
        file: 'b.json',
        line: 1,
        apiVersion: 'example.com/v1',
        kind: 'Foo',
        namespace: null,
        name: 'foo',
        valid: true,
        skipped: true,
        findings: [],
      },
    ],
  });
});

test('standard input, as text with the line of each finding', async () => {
  const input = CONFIG_MAP.replace('fast', '5').replace('\ndata:', '\ndata:\n  mode: slow');
  const { exitCode, stdout } = await execa(
    process.execPath,
    [join(CHECKOUT, 'generator/bin/strata.js'), 'validate', '-'],
    {
      input,
      reject: false,
      env: minimalEnvironment(),
      extendEnv: false,
      cwd: await temporaryFolder(),
    },
  );
  expect(stdout).toBe(
    [
      '-:8: ConfigMap shop/settings: data.mode: the key "mode" stands here twice',
      '-:8: ConfigMap shop/settings: data.mode: must be a string, found an integer',
      '  Put the value in quotes.',
      '1 object: 0 valid, 1 not valid (Kubernetes 1.35)',
    ].join('\n'),
  );
  expect(exitCode).toBe(1);
});

test('a folder: its manifests, no kustomization, nothing hidden or linked', async () => {
  const root = await newRepository({
    'all/b/config.yml': CONFIG_MAP,
    'all/a.yaml': CONFIG_MAP,
    'all/kustomization.yaml': 'resources: [a.yaml]\n',
    'all/.hidden/c.yaml': '- no manifest\n',
    'all/notes.md': '- no manifest\n',
    'elsewhere.yaml': '- no manifest\n',
  });
  await symlink('../elsewhere.yaml', join(root, 'all/link.yaml'));
  const { exitCode, stdout } = await runInProcess(root, ['validate', '--json', 'all']);
  const { objects } = JSON.parse(stdout) as { objects: { file: string }[] };
  expect(objects.map(({ file }) => file)).toEqual(['all/a.yaml', 'all/b/config.yml']);
  expect(exitCode).toBe(0);
});

describe('kinds without a schema', () => {
  const custom = 'apiVersion: example.com/v1\nkind: Foo\nmetadata: {name: a}\n';
  const definition = `apiVersion: apiextensions.k8s.io/v1
kind: CustomResourceDefinition
metadata:
  name: foos.example.com
spec:
  group: example.com
  scope: Namespaced
  names: {kind: Foo, plural: foos, singular: foo, listKind: FooList}
  versions:
    - name: v1
      served: true
      storage: true
      schema:
        openAPIV3Schema:
          type: object
          properties:
            size: {type: integer}
`;

  test('are skipped, said once with the command that gets the schema', async () => {
    const root = await newRepository({ 'a.yaml': `${custom}---\n${custom}` });
    expect(await runInProcess(root, ['validate', 'a.yaml'])).toEqual({
      exitCode: 0,
      stderr: '',
      stdout:
        'skipped: 2 of Foo (example.com/v1), its schema is not known\n' +
        '  Get it from a cluster that has it: npx --no strata schemas pull --context NAME\n' +
        '2 objects: 0 valid, 2 skipped (Kubernetes 1.35)\n',
    });
  });

  test('are an error with --require-schemas', async () => {
    const root = await newRepository({ 'a.yaml': custom });
    const { exitCode, stdout } = await runInProcess(root, [
      'validate',
      '--require-schemas',
      'a.yaml',
    ]);
    expect(exitCode).toBe(1);
    expect(stdout).toMatch(/^a\.yaml:2: Foo a: kind: the schema of this kind is not known\n/);
  });

  test('have one where the definition is among the files', async () => {
    const root = await newRepository({
      'a.yaml': `${custom}size: big\n`,
      'crd.yaml': definition,
    });
    const { exitCode, stdout } = await runInProcess(root, ['validate', '.']);
    expect(exitCode).toBe(1);
    expect(stdout).toMatch(/^a\.yaml:4: Foo a: size: must be an integer, found a string\n/);
  });
});

describe('bad input cannot be validated', () => {
  const cases: [string, string | Uint8Array, string][] = [
    ['no YAML', 'a: [1\nb: }', 'in:2: '],
    ['an empty file', '', 'there is no Kubernetes object in in'],
    ['comments alone', '# nothing\n---\n', 'there is no Kubernetes object in in'],
    ['a list', '- a\n', 'in:1: a list stands where a Kubernetes object is expected'],
    ['a text', 'some words\n', 'in:1: only a text stands where'],
    ['a binary', new Uint8Array([0x7f, 0x45, 0x4c, 0x46, 0, 1, 2]), 'in is no UTF-8 text'],
    ['another encoding', new Uint8Array([0x61, 0x3a, 0x20, 0xff]), 'in is no UTF-8 text'],
    ['absurd depth', `a: ${'['.repeat(50_000)}`, 'in:1: the document is too deep'],
  ];

  test.each(cases)('%s', async (_, content, message) => {
    const root = await temporaryFolder();
    await writeFile(join(root, 'in'), content);
    const { exitCode, stdout, stderr } = await runInProcess(root, ['validate', '--json', 'in']);
    expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: '' });
    expect(stderr).toContain(`error: ${message}`);
    expect(stderr).not.toContain('    at ');
  });

  test('100 MB', async () => {
    const root = await temporaryFolder();
    await writeFile(join(root, 'in.yaml'), 'a: 1\n');
    await truncate(join(root, 'in.yaml'), 100 * 1024 * 1024);
    const { exitCode, stderr } = await runInProcess(root, ['validate', 'in.yaml']);
    expect(exitCode).toBe(2);
    expect(stderr).toMatch(/^error: in\.yaml is larger than 50 MB\n/);
  });

  test('a file that is not there, an empty folder, unknown schemas', async () => {
    const root = await newRepository({ 'a.yaml': CONFIG_MAP });
    await mkdir(join(root, 'empty'));
    const runs = await Promise.all(
      [['nothing'], ['empty'], ['--kubernetes', '1.2', 'a.yaml'], []].map((args) =>
        runInProcess(root, ['validate', ...args]),
      ),
    );
    expect(runs.map(({ exitCode }) => exitCode)).toEqual([2, 2, 2, 2]);
    expect(runs.slice(0, 3).map(({ stderr }) => stderr.split('\n')[0])).toEqual([
      'error: there is no file or folder nothing',
      'error: there is no Kubernetes object in empty',
      'error: there are no schemas 1.2; there are: 1.35',
    ]);
  });
});

test('no value of a Secret is printed', async () => {
  const root = await newRepository({
    'a.yaml':
      'apiVersion: v1\nkind: Secret\nmetadata: {name: a}\n' +
      'data: {password: hunter2!, list: [hunter2!]}\nstringData: {a: {b: hunter2!}}\n',
  });
  const runs = await Promise.all(
    [['--json', 'a.yaml'], ['a.yaml']].map((args) => runInProcess(root, ['validate', ...args])),
  );
  expect(runs.map(({ exitCode }) => exitCode)).toEqual([1, 1]);
  expect(runs.map(({ stdout }) => stdout.includes('hunter2'))).toEqual([false, false]);
});
