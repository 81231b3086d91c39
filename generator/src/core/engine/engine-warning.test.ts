import { describe, expect, it } from 'vitest';
import type { Cluster } from '../fleet.ts';
import { bundledKustomize } from './bundled-kustomize.ts';
import { compareVersions } from './compare-versions.ts';
import { engineWarning } from './engine-warning.ts';

function cluster(name: string, version: string | undefined): Cluster {
  return {
    name,
    destination: { name },
    kubernetes: '1.35',
    argocd:
      version === undefined ? undefined : { version, namespace: 'argocd', manifests: undefined },
    managedBy: name,
  };
}

describe('bundledKustomize', () => {
  it('knows releases by their minor version and says nothing of others', () => {
    expect(bundledKustomize('3.5.1')).toBe('5.8.1');
    expect(bundledKustomize('3.2.9')).toBe('5.7.0');
    expect(bundledKustomize('9.9.9')).toBeUndefined();
    expect(bundledKustomize('__proto__')).toBeUndefined();
  });
});

describe('compareVersions', () => {
  it('compares numbers, not text', () => {
    expect(compareVersions('5.10.0', '5.9.9')).toBeGreaterThan(0);
    expect(compareVersions('5.8.0', '5.8.1')).toBeLessThan(0);
    expect(compareVersions('5.8.1', '5.8.1')).toBe(0);
  });
});

describe('engineWarning', () => {
  const engine = { command: 'kubectl kustomize', version: '5.5.0' };

  it('names the engine, the Argo CD with its cluster, and the command that helps, in one line', () => {
    const warning = engineWarning(engine, { clusters: [cluster('local', '3.5.1')] });
    expect(warning).toBe(
      'kubectl kustomize is Kustomize 5.5.0, but Argo CD 3.5.1 (cluster "local") builds with 5.8.1; npx --no strata doctor shows how to install that',
    );
  });

  it('puts clusters with the same Argo CD together and counts those beyond the third', () => {
    const clusters = ['a', 'b', 'c', 'd', 'e'].map((name) => cluster(name, '3.5.1'));
    expect(engineWarning(engine, { clusters })).toContain('(clusters "a", "b", "c" and 2 more)');
  });

  it('names each Argo CD that builds with another version, and no other', () => {
    const clusters = [cluster('old', '3.2.0'), cluster('new', '3.5.1')];
    const warning = engineWarning({ ...engine, version: '5.8.1' }, { clusters });
    expect(warning).toContain('Argo CD 3.2.0 (cluster "old") builds with 5.7.0');
    expect(warning).not.toContain('"new"');
  });

  it('is silent where versions agree, where they are not known, and without an Argo CD', () => {
    const same = { ...engine, version: '5.8.1' };
    expect(engineWarning(same, { clusters: [cluster('local', '3.5.1')] })).toBeUndefined();
    expect(engineWarning(engine, { clusters: [cluster('local', '9.0.0')] })).toBeUndefined();
    expect(engineWarning(engine, { clusters: [cluster('edge', undefined)] })).toBeUndefined();
  });
});
