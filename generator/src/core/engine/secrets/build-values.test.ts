import { describe, expect, it } from 'vitest';
import { buildValues } from './build-values.ts';

function valuesOf(files: Record<string, string>) {
  return buildValues((path) => (Object.hasOwn(files, path) ? files[path] : undefined), '/r/dev');
}

describe('buildValues', () => {
  it('looks into bases, and into files that become values', () => {
    const { secret, paths } = valuesOf({
      '/r/dev/kustomization.yaml':
        'resources: [../base]\nsecretGenerator: [{name: a, files: [k=one.txt], envs: [two.env]}]\n',
      '/r/dev/one.txt': 'hunter2\n',
      '/r/dev/two.env': '# old: hunter3\nK=hunter4\n',
      '/r/base/kustomization.yaml': 'resources: [db.yaml]\n',
      '/r/base/db.yaml': 'kind: Secret\nstringData: {k: hunter5}\n',
      '/r/other/db.yaml': 'kind: Secret\nstringData: {k: hunter6}\n',
    });
    expect(secret).toEqual(expect.arrayContaining(['hunter2', 'hunter4', 'hunter5']));
    expect(secret).not.toContain('hunter6');
    expect(paths).toEqual(expect.arrayContaining(['/r/base', '/r/base/db.yaml', 'db.yaml']));
  });

  it('finds nothing where there is no Secret, or no kustomization', () => {
    const kustomization = 'resources: [web.yaml, missing.yaml]\n';
    const files = { '/r/dev/kustomization.yaml': kustomization, '/r/dev/web.yaml': 'kind: Pod\n' };
    expect(valuesOf(files).secret).toEqual([]);
    expect(valuesOf({})).toEqual({ secret: [], paths: [] });
  });
});
