import { describe, expect, it } from 'vitest';
import type { Json } from '../../kubernetes/object.ts';
import { refuseUncarried } from './refuse-uncarried.ts';

function withAnnotations(annotations: Json) {
  return { apiVersion: 'v1', kind: 'Service', metadata: { name: 'web', annotations } };
}

describe('refuseUncarried', () => {
  it.each(['config.kubernetes.io/local-config', 'internal.config.kubernetes.io/index'])(
    'refuses the annotation %s by name',
    (annotation) => {
      expect(() => {
        refuseUncarried(withAnnotations({ [annotation]: 'true' }));
      }).toThrow(
        new TypeError(
          `Service "web" has the annotation "${annotation}", which Kustomize keeps for itself`,
        ),
      );
    },
  );

  it('refuses null annotations', () => {
    expect(() => {
      refuseUncarried(withAnnotations(null));
    }).toThrow(new TypeError('Service "web" has null annotations: leave them out'));
  });

  it('accepts any other', () => {
    expect(() => {
      refuseUncarried(withAnnotations({ 'example.org/a': 'b' }));
    }).not.toThrow();
  });
});
