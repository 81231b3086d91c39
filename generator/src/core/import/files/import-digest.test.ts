import { describe, expect, it } from 'vitest';
import { importDigest, importedFiles } from './import-digest.ts';

const FILES = new Map([
  ['base/shop/kustomization.yaml', 'resources: [web.yaml]\n'],
  ['base/shop/web.yaml', 'kind: Service\n'],
  ['base/shop/README.md', 'mine'],
  ['base/other/kustomization.yaml', ''],
  [
    'overlays/dev/shop/kustomization.yaml',
    'resources: [../../../base/shop, ../../../base/other]\n',
  ],
  ['overlays/prod/shop/kustomization.yaml', 'resources: [../../../base/shop]\n'],
]);

function digestOf(files: ReadonlyMap<string, string>): string {
  return importDigest(importedFiles(files, 'shop', ['dev', 'prod']));
}

describe('importedFiles', () => {
  it('are those that the overlays read, of this app', () => {
    expect([...importedFiles(FILES, 'shop', ['dev', 'prod']).keys()]).toEqual([
      'base/shop/kustomization.yaml',
      'base/shop/web.yaml',
      'overlays/dev/shop/kustomization.yaml',
      'overlays/prod/shop/kustomization.yaml',
    ]);
    expect(importedFiles(new Map(), 'shop', ['dev']).size).toBe(0);
  });
});

describe('importDigest', () => {
  it('minds neither order nor line ends nor files of others', () => {
    const reversed = new Map([...FILES].reverse());
    const windows = new Map([...FILES].map(([path, text]) => [path, text.replace('\n', '\r\n')]));
    const more = new Map([...FILES, ['base/shop/NOTES', 'x']]);
    for (const files of [reversed, windows, more]) expect(digestOf(files)).toBe(digestOf(FILES));
    expect(digestOf(FILES)).toMatch(/^sha256:[0-9a-f]{16}$/);
  });

  it.each([
    ['an edit', ['base/shop/web.yaml', 'kind: Service # x\n']],
    ['a file that a kustomization names now', ['base/shop/kustomization.yaml', 'resources: []\n']],
  ])('changes with %s', (_, [path = '', text = '']) => {
    expect(digestOf(new Map([...FILES, [path, text]]))).not.toBe(digestOf(FILES));
  });

  it('changes with a removed file', () => {
    const fewer = new Map([...FILES].filter(([path]) => path !== 'base/shop/web.yaml'));
    expect(digestOf(fewer)).not.toBe(digestOf(FILES));
  });

  it('does not mistake one path and text for another', () => {
    expect(importDigest(new Map([['a', 'bc']]))).not.toBe(importDigest(new Map([['ab', 'c']])));
  });
});
