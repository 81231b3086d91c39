import { describe, expect, it } from 'vitest';
import type { KubernetesObject } from '../kubernetes/object.ts';
import type { Mismatch } from '../proof/compare.ts';
import { denyNext } from './deny.ts';
import { NO_DENIALS, type ObjectExplanation, type OverlayExplanation } from './types.ts';

const object: KubernetesObject = {
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  metadata: { name: 'web' },
};
const built: KubernetesObject = { ...object, metadata: { name: 'web', namespace: 'web-dev' } };
const missing: Mismatch = { kind: 'missing', object: built };
const KEY = 'Deployment.apps//web';

function overlay(entry: Partial<ObjectExplanation>): OverlayExplanation {
  return {
    environment: 'dev',
    path: 'overlays/dev/web',
    transformers: [],
    objects: [
      { object, origin: 'base', file: 'base/web/web-deployment.yaml', reason: '', ...entry },
    ],
  };
}

describe('denyNext', () => {
  const refusal = { mismatches: [missing] };

  it('first denies the strategic merge', () => {
    const patch = { means: 'strategic-merge', file: 'x' } as const;
    expect(denyNext(NO_DENIALS, overlay({ patch }), refusal)?.strategicMerge).toEqual(
      new Set([`dev ${KEY}`]),
    );
  });

  it('then the base', () => {
    const patch = { means: 'json-patch', file: 'x' } as const;
    expect(denyNext(NO_DENIALS, overlay({ patch }), refusal)?.base).toEqual(new Set([KEY]));
  });

  it('then the transformers, and then gives up', () => {
    const own = overlay({ origin: 'overlay' });
    const denials = denyNext(NO_DENIALS, own, refusal);
    expect(denials?.transformers).toEqual(new Set(['dev']));
    expect(denials && denyNext(denials, own, refusal)).toBeUndefined();
  });

  it('suspects every patch of an overlay that does not build', () => {
    const patch = { means: 'strategic-merge', file: 'x' } as const;
    const denials = denyNext(NO_DENIALS, overlay({ patch }), { failure: 'no' });
    expect(denials?.strategicMerge.size).toBe(1);
  });

  it('leaves objects that came out right alone', () => {
    const patch = { means: 'strategic-merge', file: 'x' } as const;
    const other = { ...missing, object: { ...built, metadata: { name: 'api' } } };
    const denials = denyNext(NO_DENIALS, overlay({ patch }), { mismatches: [other] });
    expect(denials?.strategicMerge.size).toBe(0);
  });
});
