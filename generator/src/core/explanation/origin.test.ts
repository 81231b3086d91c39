import { expect, test } from 'vitest';
import type { KubernetesObject } from '../kubernetes/object.ts';
import { takeOrigin } from './origin.ts';

function annotated(annotations: Record<string, string>): KubernetesObject {
  return { apiVersion: 'v1', kind: 'Service', metadata: { name: 'web', annotations } };
}
const KEY = 'config.kubernetes.io/origin';

test('the annotation is taken off, with the map that it alone was in', () => {
  expect(takeOrigin(annotated({ [KEY]: 'path: ../base/web.yaml\n' }))).toEqual({
    object: { apiVersion: 'v1', kind: 'Service', metadata: { name: 'web' } },
    origin: { path: '../base/web.yaml', repo: undefined },
  });
  const { object } = takeOrigin(annotated({ [KEY]: 'path: a.yaml\n', team: 'shop' }));
  expect(object.metadata['annotations']).toEqual({ team: 'shop' });
});

test('a generated object comes from the kustomization of its generator', () => {
  const text =
    'configuredIn: ../base/kustomization.yaml\nconfiguredBy:\n  kind: ConfigMapGenerator\n';
  expect(takeOrigin(annotated({ [KEY]: text })).origin?.path).toBe('../base/kustomization.yaml');
});

test('another repository is named', () => {
  const text = 'path: a.yaml\nrepo: https://github.com/acme/x\nref: v1\n';
  expect(takeOrigin(annotated({ [KEY]: text })).origin).toEqual({
    path: 'a.yaml',
    repo: 'https://github.com/acme/x',
  });
});

test('an object without the annotation is left as it is', () => {
  const plain = annotated({ team: 'shop' });
  expect(takeOrigin(plain)).toEqual({ object: plain, origin: undefined });
  expect(takeOrigin(annotated({ [KEY]: 'just text' })).origin).toBeUndefined();
});
