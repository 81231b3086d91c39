import { describe, expect, it } from 'vitest';
import type { Json, KubernetesObject } from '../../kubernetes/object.ts';
import { chooseLabels, undoLabels } from './choose-labels.ts';
import { chooseReplicas, undoReplicas } from './choose-replicas.ts';
import { applyLabelFields } from './label-fields/label-fields.ts';
import { applyReplicas } from './replicas.ts';

function deployment(name: string, replicas?: number): KubernetesObject {
  const template = { metadata: { labels: { app: name } }, spec: { containers: [] } };
  const spec = replicas === undefined ? { template } : { replicas, template };
  return { apiVersion: 'apps/v1', kind: 'Deployment', metadata: { name }, spec };
}

describe('replicas', () => {
  it('becomes an entry where the number differs', () => {
    const pair = { base: deployment('web', 1), target: deployment('web', 3) };
    const entries = chooseReplicas([pair]);
    expect(entries).toEqual([{ name: 'web', count: 3 }]);
    expect(undoReplicas(pair, entries)).toEqual(pair.base);
    expect(applyReplicas(pair.base, entries)).toEqual(pair.target);
  });

  it('creates the field where the base has none', () => {
    const pair = { base: deployment('web'), target: deployment('web', 2) };
    expect(undoReplicas(pair, chooseReplicas([pair]))).toEqual(pair.base);
  });

  it('cannot remove the field', () => {
    expect(chooseReplicas([{ base: deployment('web', 1), target: deployment('web') }])).toEqual([]);
  });

  it('is left out where another kind of the same name has another number', () => {
    const other: KubernetesObject = { ...deployment('web', 1), kind: 'StatefulSet' };
    const pairs = [
      { base: deployment('web', 1), target: deployment('web', 3) },
      { base: other, target: other },
    ];
    expect(chooseReplicas(pairs)).toEqual([]);
  });

  it.each<[string, Json, Json]>([
    ['a number that is no integer', 1, 0.5],
    ['a number where the base has a text: it would keep the quotes', '1', 2],
    ['a text', 1, '2'],
  ])('is left out for %s', (_, from, to) => {
    const base = { ...deployment('web'), spec: { replicas: from } };
    expect(chooseReplicas([{ base, target: { ...base, spec: { replicas: to } } }])).toEqual([]);
  });

  it('leaves custom resources alone', () => {
    const rollout: KubernetesObject = { ...deployment('web', 1), kind: 'Rollout' };
    expect(applyReplicas(rollout, [{ name: 'web', count: 5 }])).toBe(rollout);
  });
});

describe('labels', () => {
  const pairs = { team: 'a' };

  function labelled(object: KubernetesObject): KubernetesObject {
    return applyLabelFields(object, { pairs, includeTemplates: true }) ?? object;
  }

  it('become one entry where all objects carry them and the base does not', () => {
    const pair = { base: deployment('web'), target: labelled(deployment('web')) };
    expect(chooseLabels([pair])).toEqual(pairs);
    expect(undoLabels(pair, pairs)).toEqual(pair.base);
  });

  it('leave the values of the base where they replace them', () => {
    const base = deployment('web');
    base.metadata['labels'] = { team: 'b', tier: 'web' };
    const target = labelled(base);
    expect(chooseLabels([{ base, target }])).toEqual(pairs);
    expect(undoLabels({ base, target }, pairs)).toEqual(base);
  });

  it('are taken off an object that the base has not', () => {
    const target = labelled(deployment('web'));
    expect(undoLabels({ base: undefined, target }, pairs)).toEqual(deployment('web'));
  });

  it('are none where the base carries them all, and without objects', () => {
    const target = labelled(deployment('web'));
    expect(chooseLabels([{ base: target, target }])).toEqual({});
    expect(chooseLabels([])).toEqual({});
    expect(undoLabels({ base: target, target }, {})).toBe(target);
  });

  it('are left to patches where a pod template lacks them', () => {
    const target = deployment('web');
    target.metadata['labels'] = pairs;
    expect(chooseLabels([{ base: deployment('web'), target }])).toEqual({});
    expect(undoLabels({ base: deployment('web'), target }, pairs)).toBe(target);
  });

  it('are left to patches where an object lacks them', () => {
    const all = [
      { base: deployment('web'), target: labelled(deployment('web')) },
      { base: deployment('api'), target: deployment('api') },
    ];
    expect(chooseLabels(all)).toEqual({});
  });
});
