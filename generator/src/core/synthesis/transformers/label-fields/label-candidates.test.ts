import { describe, expect, it } from 'vitest';
import type { KubernetesObject } from '../../../kubernetes/object.ts';
import { labelCandidates } from './label-candidates.ts';
import { applyLabelFields, type LabelFields } from './label-fields.ts';

const name = { name: 'web' };
const deployment: KubernetesObject = { apiVersion: 'apps/v1', kind: 'Deployment', metadata: name };
const configMap: KubernetesObject = { apiVersion: 'v1', kind: 'ConfigMap', metadata: name };

function labelled(entries: LabelFields[], objects: KubernetesObject[]): KubernetesObject[] {
  return objects.map((object) =>
    entries.reduce((current, entry) => applyLabelFields(current, entry) ?? current, object),
  );
}

describe('labelCandidates', () => {
  it('finds the form in which each pair was added, sorted by key', () => {
    const entries = [
      { pairs: { a: '1' }, includeSelectors: true },
      { pairs: { b: '2' } },
      { pairs: { c: '3' }, includeTemplates: true },
    ];
    const objects = labelled(entries.toReversed(), [deployment, configMap]);
    expect(labelCandidates(objects)).toEqual(entries);
  });

  it('says no more than it has to where there is no template and no selector', () => {
    const entry = { pairs: { a: '1' }, includeSelectors: true };
    expect(labelCandidates(labelled([entry], [configMap]))).toEqual([{ pairs: { a: '1' } }]);
  });

  it('goes as far as the least of the objects', () => {
    const [first = deployment] = labelled(
      [{ pairs: { a: '1' }, includeSelectors: true }],
      [deployment],
    );
    const [second = deployment] = labelled(
      [{ pairs: { a: '1' }, includeTemplates: true }],
      [deployment],
    );
    expect(labelCandidates([first, second])).toEqual([
      { pairs: { a: '1' }, includeTemplates: true },
    ]);
  });

  it('has no pair that one object lacks, has with another value, or not as text', () => {
    const other = { ...configMap, metadata: { ...name, labels: { a: '2', c: 3 } } };
    const objects = [...labelled([{ pairs: { a: '1', b: '2' } }], [configMap]), other];
    expect(labelCandidates(objects)).toEqual([]);
    expect(labelCandidates([other, other])).toEqual([{ pairs: { a: '2' } }]);
  });

  it('has none for no objects, and none for objects without labels', () => {
    expect(labelCandidates([])).toEqual([]);
    expect(labelCandidates([configMap])).toEqual([]);
  });
});
