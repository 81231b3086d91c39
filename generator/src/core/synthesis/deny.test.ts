import { describe, expect, it } from 'vitest';
import type { KubernetesObject } from '../kubernetes/object.ts';
import type { Mismatch } from '../proof/compare.ts';
import { denyNext, mergeDenials, type Refusal } from './deny.ts';
import {
  NO_DENIALS,
  type Denials,
  type ObjectExplanation,
  type OverlayExplanation,
} from './types.ts';

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

  it('then the transformers, then the fields that it can do without, and then gives up', () => {
    const own = { ...overlay({ origin: 'overlay' }), optional: ['names', 'namespace'] as const };
    const steps = ladder(own, refusal);
    expect(steps.map(({ transformers }) => [...transformers])).toEqual([['dev'], ['dev'], ['dev']]);
    expect(steps.map(({ fields }) => [...fields])).toEqual([[], ['names'], ['names', 'namespace']]);
  });

  it('at last lets the overlay inherit nothing, where a patch changed another object', () => {
    const accused = { ...overlay({ origin: 'overlay' }) };
    const other = { ...object, metadata: { name: 'other' } };
    const { objects } = overlay({ key: 'innocent', object: other });
    const last = ladder({ ...accused, objects: [...accused.objects, ...objects] }, refusal).at(-1);
    expect(last?.base).toEqual(new Set(['innocent']));
    expect(last?.summaries).toEqual(new Set(['innocent']));
  });

  it('denies generators and shared patches before all else', () => {
    const patch = { means: 'strategic-merge', file: 'x' } as const;
    const shared = overlay({ key: 'web', patch, isSummary: true });
    expect(denyNext(NO_DENIALS, shared, refusal)).toEqual({
      ...NO_DENIALS,
      summaries: new Set(['web']),
    });
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

/** All steps down, as long as the refusal stays the same. */
function ladder(from: OverlayExplanation, refusal: Refusal): Denials[] {
  const steps: Denials[] = [];
  for (
    let next = denyNext(NO_DENIALS, from, refusal);
    next !== undefined;
    next = denyNext(next, from, refusal)
  ) {
    steps.push(next);
  }
  return steps;
}

describe('mergeDenials', () => {
  it('denies what either denies', () => {
    const set = (...texts: string[]) => new Set(texts);
    const left: Denials = {
      summaries: set('a'),
      strategicMerge: set('b'),
      base: set('c'),
      transformers: set('d'),
      fields: new Set(['names']),
    };
    const right = { ...NO_DENIALS, base: set('e'), fields: new Set(['namespace'] as const) };
    expect(mergeDenials(left, right)).toEqual({
      ...left,
      base: set('c', 'e'),
      fields: set('names', 'namespace'),
    });
    expect(mergeDenials(NO_DENIALS, NO_DENIALS)).toEqual(NO_DENIALS);
  });
});
