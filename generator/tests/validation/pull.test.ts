import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { runInProcess } from '../cli/run-in-process.ts';
import { newRepository, readTexts, snapshot } from '../cli/temp-repository.ts';

const FOLDER = 'generator/schemas/kubernetes';

const definition = {
  metadata: { name: 'foos.example.com' },
  spec: {
    group: 'example.com',
    scope: 'Namespaced',
    names: { kind: 'Foo', plural: 'foos' },
    versions: [{ name: 'v1', served: true, schema: { openAPIV3Schema: { type: 'object' } } }],
  },
  status: { conditions: [{ type: 'Established', status: 'True' }] },
};

const ANSWERS: Record<string, unknown> = {
  '/version': { gitVersion: 'v1.36.2' },
  '/openapi/v3': {
    paths: {
      'api/v1': { serverRelativeURL: '/openapi/v3/api/v1?hash=A' },
      'apis/apps': { serverRelativeURL: '/openapi/v3/apis/apps?hash=B' },
    },
  },
  '/openapi/v3/api/v1?hash=A': {
    paths: {
      '/api/v1/namespaces': {
        post: {
          'x-kubernetes-action': 'post',
          'x-kubernetes-group-version-kind': { group: '', version: 'v1', kind: 'Namespace' },
          requestBody: {
            content: {
              '*/*': { schema: { $ref: '#/components/schemas/io.k8s.api.core.v1.Namespace' } },
            },
          },
        },
      },
    },
    components: {
      schemas: {
        'io.k8s.api.core.v1.Namespace': {
          type: 'object',
          properties: { kind: { type: 'string' } },
        },
      },
    },
  },
  '/apis/apiextensions.k8s.io/v1/customresourcedefinitions': {
    items: [definition, { ...definition, status: {} }],
  },
};

async function startServer(answers: Record<string, unknown>): Promise<string> {
  const server: Server = createServer((request, response) => {
    const answer = answers[request.url ?? ''];
    response.writeHead(answer === undefined ? 403 : 200);
    response.end(typeof answer === 'string' ? answer : JSON.stringify(answer ?? {}));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

async function repositoryFor(address: string): Promise<string> {
  return newRepository({
    'gitops.yaml': 'version: 1\n',
    kubeconfig: JSON.stringify({
      'current-context': 'test',
      contexts: [{ name: 'test', context: { cluster: 'test', user: 'test' } }],
      clusters: [{ name: 'test', cluster: { server: address, 'insecure-skip-tls-verify': true } }],
      users: [{ name: 'test', user: { token: 'x' } }],
    }),
  });
}

const pull = (root: string, ...args: string[]): ReturnType<typeof runInProcess> =>
  runInProcess(root, ['schemas', 'pull', '--kubeconfig', 'kubeconfig', ...args]);

test('the schemas of a server, named by its version; twice gives the same', async () => {
  const root = await repositoryFor(await startServer(ANSWERS));
  expect(await pull(root)).toEqual({
    exitCode: 0,
    stderr: '',
    stdout: `${FOLDER}/1.36: Kubernetes v1.36.2, 1 custom resource, 1 KiB\n`,
  });
  const texts = await readTexts(root, ['generator']);
  expect(Object.keys(texts)).toEqual([
    `${FOLDER}/1.36/custom/foos.example.com.json`,
    `${FOLDER}/1.36/index.json`,
    `${FOLDER}/1.36/types/io.k8s.api.core.v1.json`,
  ]);
  expect(JSON.parse(texts[`${FOLDER}/1.36/index.json`] ?? '')).toEqual({
    server: 'v1.36.2',
    kinds: { v1: { Namespace: 'io.k8s.api.core.v1.Namespace' } },
    custom: { 'example.com': { Foo: 'foos.example.com' } },
  });

  await writeFile(join(root, FOLDER, '1.36/custom/old.json'), '{}');
  await pull(root);
  expect(await readTexts(root, ['generator'])).toEqual(texts);
});

test('another name, which validate then uses', async () => {
  const root = await repositoryFor(await startServer(ANSWERS));
  await pull(root, '--name', 'staging');
  await writeFile(join(root, 'a.yaml'), 'apiVersion: v1\nkind: Namespace\nmetadata: {name: a}\n');
  const { stdout } = await runInProcess(root, ['validate', '--kubernetes', 'staging', 'a.yaml']);
  expect(stdout).toContain('a.yaml:3: Namespace a: metadata: unknown field "metadata"\n');
});

describe('what cannot be pulled changes nothing', () => {
  test.each<[string, Record<string, unknown>, string[], RegExp]>([
    ['no such context', ANSWERS, ['--context', 'other'], /no context other; there are: test/],
    ['an unusable name', ANSWERS, ['--name', '../x'], /`\.\.\/x` cannot name a folder/],
    [
      'a user without rights',
      { ...ANSWERS, '/version': undefined },
      [],
      /answers \/version with 403/,
    ],
    ['an answer that is no JSON', { ...ANSWERS, '/openapi/v3': '<html>' }, [], /with no JSON/],
    ['no API server', { ...ANSWERS, '/openapi/v3': {} }, [], /does not answer like a Kubernetes/],
  ])('%s', async (_, answers, args, message) => {
    const root = await repositoryFor(await startServer(answers));
    const before = await snapshot(root);
    const { exitCode, stdout, stderr } = await pull(root, ...args);
    expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: '' });
    expect(stderr).toMatch(message);
    expect(await snapshot(root)).toEqual(before);
  });

  test('a server that is not there', async () => {
    const root = await repositoryFor('http://127.0.0.1:1');
    const { exitCode, stderr } = await pull(root);
    expect(exitCode).toBe(2);
    expect(stderr).toMatch(/^error: http:\/\/127\.0\.0\.1:1 cannot be reached/);
  });

  test('a file in place of the folder', async () => {
    const root = await repositoryFor(await startServer(ANSWERS));
    await mkdir(join(root, 'generator'));
    await writeFile(join(root, 'generator/schemas'), '');
    const { exitCode, stderr } = await pull(root);
    expect(exitCode).toBe(2);
    expect(stderr).toMatch(/^error: generator\/schemas is no folder/);
  });
});
