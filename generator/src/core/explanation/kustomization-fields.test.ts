import { describe, expect, it } from 'vitest';
import { kustomizationFields } from './kustomization-fields.ts';

function fieldsOf(text: string, name = 'kustomization.yaml'): [string, unknown][] {
  const files = new Map([[`overlays/dev/web/${name}`, text]]);
  return kustomizationFields((path) => files.get(path), 'overlays/dev/web').map(
    ({ field, value }) => [field, value],
  );
}

describe('kustomizationFields', () => {
  it('gives what changes objects, in the order of the file, with the values', () => {
    const text = `kind: Kustomization
resources: [../../../base/web]
images: [{ name: web, newTag: "2" }]
namespace: shop
replicas: []
`;
    expect(fieldsOf(text)).toEqual([
      ['images', [{ name: 'web', newTag: '2' }]],
      ['namespace', 'shop'],
    ]);
  });

  it('never shows what generators and inline patches hold', () => {
    const text = `secretGenerator:
  - name: login
    literals: [password=hunter2]
patches:
  - path: web.patch.yaml
  - patch: |-
      stringData: { password: hunter2 }
patchesStrategicMerge:
  - |-
    stringData: { password: hunter2 }
generatorOptions: { labels: { a: hunter2 } }
`;
    const fields = fieldsOf(text);
    expect(fields).toEqual([
      ['secretGenerator', ['login']],
      ['patches', ['web.patch.yaml', '(inline)']],
      ['patchesStrategicMerge', ['(inline)']],
      ['generatorOptions', ['labels']],
    ]);
    expect(JSON.stringify(fields)).not.toContain('hunter2');
  });

  it('finds a kustomization under each of its names', () => {
    expect(fieldsOf('namespace: a', 'kustomization.yml')).toEqual([['namespace', 'a']]);
    expect(fieldsOf('namespace: a', 'Kustomization')).toEqual([['namespace', 'a']]);
  });

  it('gives nothing for what is no kustomization', () => {
    expect(fieldsOf('')).toEqual([]);
    expect(fieldsOf('[1, 2]')).toEqual([]);
    expect(fieldsOf('a: [')).toEqual([]);
    expect(kustomizationFields(() => undefined, 'x')).toEqual([]);
  });
});
