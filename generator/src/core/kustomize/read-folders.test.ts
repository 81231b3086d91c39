import { describe, expect, it } from 'vitest';
import { readFolders } from './read-folders.ts';

function reader(files: Record<string, string>) {
  return (path: string) => Promise.resolve(files[path]);
}

describe('readFolders', () => {
  it('follows resources, components and bases transitively, each once', async () => {
    const files = {
      'overlays/dev/web/kustomization.yaml': 'resources: [generated]\ncomponents: [custom]\n',
      'overlays/dev/web/generated/kustomization.yaml':
        'resources: [../../../../base/web/, x.yaml]\n',
      'overlays/dev/web/custom/kustomization.yml':
        'kind: Component\ncomponents: [../../../../shared]\n',
      'base/web/kustomization.yaml': 'bases: [../common]\n',
      'base/common/Kustomization': 'resources: [../web]\n',
      'shared/kustomization.yaml': 'kind: Component\n',
    };
    expect(await readFolders(reader(files), 'overlays/dev/web')).toEqual([
      'overlays/dev/web',
      'overlays/dev/web/generated',
      'overlays/dev/web/custom',
      'base/web',
      'shared',
      'base/common',
    ]);
  });

  it('passes over remote resources, what leaves the repository, and what is no YAML', async () => {
    const files = {
      'a/kustomization.yaml': 'resources: [https://example.org/x, ../../out, ../b, missing]\n',
      'b/kustomization.yaml': 'resources: [',
    };
    expect(await readFolders(reader(files), 'a')).toEqual(['a', 'b']);
  });
});
