import { describe, expect, it } from 'vitest';
import { deletionOf, patchEntry } from './patch-entry.ts';

const service = { apiVersion: 'v1', kind: 'Service', metadata: { name: 'a.b' } };
const widget = {
  apiVersion: 'example.org/v1',
  kind: 'Widget',
  metadata: { name: 'web', namespace: 'a.b' },
};
const json = { means: 'json-patch' } as const;

describe('patchEntry', () => {
  it('has no target for a strategic merge, so that Kustomize fails where the object is missing', () => {
    const entry = patchEntry('x.patch.yaml', service, { means: 'strategic-merge' });
    expect(entry).toEqual({ path: 'x.patch.yaml' });
  });

  it('says group, kind and name, whose signs mean nothing else', () => {
    expect(patchEntry('x', service, json).target).toEqual({ kind: 'Service', name: 'a\\.b' });
    expect(patchEntry('x', widget, json).target).toEqual({
      group: 'example\\.org',
      kind: 'Widget',
      name: 'web',
    });
  });

  it('says as much as is asked of it, of the core group and no namespace, too', () => {
    const [all, none] = [
      { group: true, namespace: true },
      { group: false, namespace: false },
    ];
    expect(patchEntry('x', widget, json, all).target).toMatchObject({ namespace: 'a\\.b' });
    expect(patchEntry('x', widget, json, none).target).toEqual({ kind: 'Widget', name: 'web' });
    expect(patchEntry('x', service, json, all).target).toEqual({
      group: '^$',
      kind: 'Service',
      name: 'a\\.b',
      namespace: 'default',
    });
  });
});

describe('deletionOf', () => {
  it('names the object and nothing else', () => {
    expect(deletionOf({ ...widget, spec: {} })).toEqual({ ...widget, $patch: 'delete' });
    expect(deletionOf(service)).toEqual({ ...service, $patch: 'delete' });
  });
});
