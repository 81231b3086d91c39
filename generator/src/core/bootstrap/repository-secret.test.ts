import { describe, expect, test } from 'vitest';
import type { KubernetesObject } from '../kubernetes/object.ts';
import { findAccess, isSameAccess, isSshAddress, repositorySecret } from './repository-secret.ts';

const URL = 'https://git.example.org/acme/platform.git';
const TOKEN = { kind: 'token', username: 'git', token: 'word' } as const;

const base64 = (text: string) => Buffer.from(text).toString('base64');

function credentials(url: string, data: Record<string, string>): KubernetesObject {
  const encoded = Object.entries({ url, ...data }).map(([key, value]) => [key, base64(value)]);
  return {
    apiVersion: 'v1',
    kind: 'Secret',
    metadata: { name: 'org', labels: { 'argocd.argoproj.io/secret-type': 'repo-creds' } },
    data: Object.fromEntries(encoded) as Record<string, string>,
  };
}

test('the Secret is as Argo CD reads it', () => {
  expect(repositorySecret(URL, 'argocd', TOKEN)).toEqual({
    apiVersion: 'v1',
    kind: 'Secret',
    metadata: {
      name: 'strata-repository',
      namespace: 'argocd',
      labels: { 'argocd.argoproj.io/secret-type': 'repository' },
    },
    type: 'Opaque',
    data: {
      type: base64('git'),
      url: base64(URL),
      username: base64('git'),
      password: base64('word'),
    },
  });
  const key = repositorySecret(URL, 'argocd', { kind: 'ssh-key', privateKey: 'key' });
  expect(key['data']).toMatchObject({ sshPrivateKey: base64('key') });
});

describe('the access that a cluster has', () => {
  const ours = repositorySecret(URL, 'argocd', TOKEN);

  test('to the repository, with or without .git, but not by another protocol', () => {
    expect(findAccess('https://git.example.org/acme/platform', [ours])).toBe(ours);
    expect(findAccess('git@git.example.org:acme/platform.git', [ours])).toBeUndefined();
    expect(findAccess('https://git.example.org/acme/other.git', [ours])).toBeUndefined();
  });

  test('to everything below an address', () => {
    const org = credentials('https://git.example.org/acme', { password: 'x' });
    expect(findAccess(URL, [org])).toBe(org);
    expect(findAccess('https://git.example.org/other/x.git', [org])).toBeUndefined();
  });

  test('a Secret without credentials only names the repository', () => {
    expect(findAccess(URL, [credentials(URL, {})])).toBeUndefined();
  });

  test('is the same when all credentials are', () => {
    expect(isSameAccess(ours, repositorySecret(URL, 'argocd', TOKEN))).toBe(true);
    expect(isSameAccess(ours, repositorySecret(URL, 'argocd', { ...TOKEN, token: 'new' }))).toBe(
      false,
    );
    const key = repositorySecret(URL, 'argocd', { kind: 'ssh-key', privateKey: 'key' });
    expect(isSameAccess(ours, key)).toBe(false);
  });
});

test.each([
  ['git@github.com:acme/platform.git', true],
  ['ssh://git@git.example.org:2222/acme/platform.git', true],
  [URL, false],
  ['http://192.0.2.10:8080/x.git', false],
])('%s by SSH: %s', (url, expected) => {
  expect(isSshAddress(url)).toBe(expected);
});
