import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { deepEqual } from '../../../src/core/kubernetes/equality.ts';
import type { JsonObject, KubernetesObject } from '../../../src/core/kubernetes/object.ts';
import { compareObjects } from '../../../src/core/proof/compare.ts';
import {
  applyAnnotations,
  withoutAnnotations,
} from '../../../src/core/synthesis/transformers/annotations/annotation-fields.ts';
import {
  applyLabelFields,
  withoutLabelFields,
  type LabelFields,
} from '../../../src/core/synthesis/transformers/label-fields/label-fields.ts';
import { findEngine, type Engine } from '../../../src/shell/engine/engine.ts';
import { buildTogether } from './build-together.ts';
import { labelledObject } from './labelled-objects.ts';

let engine: Engine;
beforeAll(async () => {
  engine = await findEngine(process.env);
});

const pairs = { env: 'dev', 'example.org/on': 'true' };
const FORMS: LabelFields[] = [
  { pairs },
  { pairs, includeTemplates: true },
  { pairs, includeSelectors: true },
];

type Apply = (object: KubernetesObject) => KubernetesObject | undefined;

const TRANSFORMERS: [JsonObject, Apply, Apply][] = [
  ...FORMS.map((entry): [JsonObject, Apply, Apply] => [
    { labels: [{ ...entry }] },
    (object) => applyLabelFields(object, entry),
    (object) => withoutLabelFields(object, entry),
  ]),
  [
    { commonAnnotations: pairs },
    (object) => applyAnnotations(object, pairs),
    (object) => withoutAnnotations(object, pairs),
  ],
];

function sampleObjects(seed: number, apply: Apply): KubernetesObject[] {
  return fc
    .sample(labelledObject, { numRuns: 90, seed })
    .map((object, index) => ({ ...object, metadata: { ...object.metadata, name: `o${index}` } }))
    .filter((object) => apply(object) !== undefined);
}

describe.each(TRANSFORMERS)('%o', (kustomization, apply, without) => {
  it('does to objects of all kinds what Kustomize does', async () => {
    const objects = sampleObjects(31, apply);
    const expected = objects.flatMap((object) => apply(object) ?? []);
    const built = await buildTogether(engine, kustomization, objects);
    expect('objects' in built ? compareObjects(expected, built.objects) : built).toEqual([]);
    const changed = expected.filter((object, index) => !deepEqual(object, objects[index]));
    expect(changed.length).toBeGreaterThan(objects.length * 0.9);
  });

  it('is undone exactly, and only where it can have been done', () => {
    const objects = sampleObjects(32, apply);
    const undone = objects.map((object) => without(apply(object) ?? object));
    expect(undone).not.toContain(undefined);
    const again = undone.map((object) => object && apply(object));
    expect(again).toEqual(objects.map(apply));
    const unchanged = objects.map(without);
    const wrong = unchanged.filter(
      (object, index) => object !== undefined && !deepEqual(apply(object), objects[index]),
    );
    expect(wrong).toEqual([]);
  });
});

describe('labels where there is no map', () => {
  const kustomization = { labels: [{ pairs, includeSelectors: true }] };
  it.each([
    ['apps/v1', 'Deployment', 'text'],
    ['apps/v1', 'Deployment', { selector: { matchLabels: [] } }],
    ['batch/v1', 'Job', { selector: { matchLabels: '' } }],
    ['apps/v1', 'StatefulSet', { volumeClaimTemplates: 5 }],
  ])('fail in Kustomize, and so have no result (%s %s %o)', async (apiVersion, kind, spec) => {
    const object: KubernetesObject = { apiVersion, kind, metadata: { name: 'a' }, spec };
    const entry = { pairs, includeSelectors: true };
    expect(applyLabelFields(object, entry)).toBeUndefined();
    expect(withoutLabelFields(object, entry)).toBeUndefined();
    expect(await buildTogether(engine, kustomization, [object])).toHaveProperty('failure');
  });
});
