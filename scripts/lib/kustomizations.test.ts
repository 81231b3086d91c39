import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { findKustomizations } from './kustomizations.ts';

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'strata-'));
});
afterEach(() => {
  rmSync(root, { recursive: true });
});

function find(files: Record<string, string>): Record<string, object> {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  const found = findKustomizations(Object.keys(files).map((path) => join(root, path)));
  return Object.fromEntries(
    found.map(({ folder, ...rest }) => [relative(root, folder), rest] as const),
  );
}

test('finds a kustomization by each of its three file names', () => {
  const found = find({
    'a/kustomization.yaml': 'resources: [x.yaml]\n',
    'b/kustomization.yml': '',
    'c/Kustomization': 'kind: Component\n',
    'a/x.yaml': 'kind: Service\n',
  });

  expect(found).toEqual({
    a: { isComponent: false, isRemote: false },
    b: { isComponent: false, isRemote: false },
    c: { isComponent: true, isRemote: false },
  });
});

test('tells what is fetched, by a kustomization itself or by one that it names', () => {
  const found = find({
    'url/kustomization.yaml': 'resources: [https://example.org/install.yaml]\n',
    'ssh/kustomization.yaml': 'components: ["git@github.com:acme/x.git//y"]\n',
    'above/kustomization.yaml': 'resources: [../url]\n',
    'local/kustomization.yaml': 'resources: [url.yaml]\n',
    'local/url.yaml': 'a: https://example.org\n',
  });

  expect(found).toMatchObject({
    url: { isRemote: true },
    ssh: { isRemote: true },
    above: { isRemote: true },
    local: { isRemote: false },
  });
});
