import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../../../../core/kubernetes/object.ts';
import { podComplaints, templateComplaints } from '../test-pod.ts';

const REQUIRED = 'requiredDuringSchedulingIgnoredDuringExecution';
const PREFERRED = 'preferredDuringSchedulingIgnoredDuringExecution';

describe('tolerations', () => {
  it.each<[JsonObject, string[]]>([
    [{ operator: 'Exists' }, []],
    [{ key: 'a', value: 'b', effect: 'NoSchedule' }, []],
    [{}, ['operator']],
    [{ key: 'a b', operator: 'Exists' }, ['key']],
    [{ key: 'a', operator: 'Exists', value: 'b' }, ['value']],
    [{ key: 'a', value: 'b c' }, ['value']],
    [{ key: 'a', operator: 'Lt', value: '1' }, ['operator']],
    [{ key: 'a', effect: 'No' }, ['effect']],
    [{ key: 'a', tolerationSeconds: 1 }, ['effect']],
  ])('of %j finds %j', (toleration, paths) => {
    expect(templateComplaints({ spec: { tolerations: [toleration] } })).toEqual(
      paths.map((path) => `tolerations.0.${path}`),
    );
  });

  it.each([
    ['[]', 0],
    ['null', 0],
    ['[{"Key":"a"}]', 0],
    ['[null]', 1],
    ['{}', 1],
    ['no JSON', 1],
    ['[{"key":1}]', 1],
    ['[{"key":"-"}]', 1],
  ])('in an annotation %s has %d faults', (text, count) => {
    const annotations = { 'scheduler.alpha.kubernetes.io/tolerations': text };
    expect(templateComplaints({ metadata: { annotations } })).toHaveLength(count);
  });
});

describe('nodes', () => {
  it.each<[JsonObject, string[]]>([
    [{ key: 'a', operator: 'Exists' }, []],
    [{ key: 'a', operator: 'Gt', values: ['x'] }, []],
    [{ key: 'a', operator: 'In' }, ['values']],
    [{ key: 'a', operator: 'In', values: ['b c'] }, ['values.0']],
    [{ key: 'a', operator: 'Lt', values: ['1', '2'] }, ['values']],
    [{ key: 'a', operator: 'Exists', values: ['b'] }, ['values']],
    [{ key: 'a', operator: 'in' }, ['operator']],
    [{ operator: 'Exists' }, ['key']],
  ])('of %j finds %j', (expression, paths) => {
    const nodeAffinity = {
      [REQUIRED]: { nodeSelectorTerms: [{ matchExpressions: [expression] }] },
    };
    expect(templateComplaints({ spec: { affinity: { nodeAffinity } } })).toEqual(
      paths.map(
        (path) =>
          `affinity.nodeAffinity.${REQUIRED}.nodeSelectorTerms.0.matchExpressions.0.${path}`,
      ),
    );
  });

  it('take any label value where they are only preferred', () => {
    const preference = { matchExpressions: [{ key: 'a', operator: 'In', values: ['b c'] }] };
    const nodeAffinity = { [PREFERRED]: [{ weight: 1, preference }] };
    expect(templateComplaints({ spec: { affinity: { nodeAffinity } } })).toEqual([]);
  });

  it.each([
    [{ key: 'metadata.name', operator: 'In', values: ['a'] }, 0],
    [{ key: 'metadata.name', operator: 'In', values: ['a', 'b'] }, 1],
    [{ key: 'metadata.name', operator: 'Exists' }, 1],
    [{ key: 'metadata.uid', operator: 'In', values: ['a'] }, 1],
    [{ key: 'metadata.name', operator: 'In', values: ['A'] }, 1],
  ])('by field %j have %d faults', (field, count) => {
    const nodeAffinity = { [REQUIRED]: { nodeSelectorTerms: [{ matchFields: [field] }] } };
    expect(templateComplaints({ spec: { affinity: { nodeAffinity } } })).toHaveLength(count);
  });

  it('need a term where they are required', () => {
    const nodeAffinity = { [REQUIRED]: {} };
    expect(templateComplaints({ spec: { affinity: { nodeAffinity } } })).toHaveLength(1);
    expect(templateComplaints({ spec: { nodeSelector: { a: '-' } } })).toEqual(['nodeSelector.a']);
  });
});

describe('other pods', () => {
  it.each<[JsonObject, string[]]>([
    [{ topologyKey: 'zone' }, []],
    [{ topologyKey: '' }, ['topologyKey']],
    [{ topologyKey: 'zone', namespaces: ['A'] }, ['namespaces.0']],
    [
      { topologyKey: 'zone', namespaceSelector: { matchLabels: { '-': '' } } },
      ['namespaceSelector.matchLabels.-'],
    ],
    [{ topologyKey: 'zone', matchLabelKeys: ['a'] }, ['matchLabelKeys']],
    [
      { topologyKey: 'zone', labelSelector: {}, matchLabelKeys: ['a'], mismatchLabelKeys: ['a'] },
      ['matchLabelKeys.0'],
    ],
  ])('of %j finds %j', (podAffinityTerm, paths) => {
    const affinity = { podAntiAffinity: { [PREFERRED]: [{ weight: 100, podAffinityTerm }] } };
    expect(templateComplaints({ spec: { affinity } })).toEqual(
      paths.map((path) => `affinity.podAntiAffinity.${PREFERRED}.0.podAffinityTerm.${path}`),
    );
  });

  it.each([0, 101])('refuses the weight %d', (weight) => {
    const podAffinity = { [PREFERRED]: [{ weight, podAffinityTerm: { topologyKey: 'zone' } }] };
    expect(templateComplaints({ spec: { affinity: { podAffinity } } })).toHaveLength(1);
  });
});

describe('topologySpreadConstraints', () => {
  const constraint = { maxSkew: 1, topologyKey: 'zone', whenUnsatisfiable: 'DoNotSchedule' };

  it.each<[JsonObject, string[]]>([
    [{}, []],
    [{ maxSkew: 0 }, ['maxSkew']],
    [{ topologyKey: '' }, ['topologyKey']],
    [{ topologyKey: 'any text' }, []],
    [{ whenUnsatisfiable: 'Never' }, ['whenUnsatisfiable']],
    [{ minDomains: 0 }, ['minDomains']],
    [{ minDomains: 1, whenUnsatisfiable: 'ScheduleAnyway' }, ['minDomains']],
    [{ nodeTaintsPolicy: '' }, ['nodeTaintsPolicy']],
    [{ labelSelector: { matchLabels: { a: 'b c' } } }, ['labelSelector.matchLabels.a']],
    [{ matchLabelKeys: ['a'] }, ['matchLabelKeys']],
  ])('of %j finds %j', (part, paths) => {
    const topologySpreadConstraints = [{ ...constraint, ...part }];
    expect(templateComplaints({ spec: { topologySpreadConstraints } })).toEqual(
      paths.map((path) => `topologySpreadConstraints.0.${path}`),
    );
  });

  it('takes each key and action once', () => {
    const topologySpreadConstraints = [constraint, constraint];
    expect(templateComplaints({ spec: { topologySpreadConstraints } })).toEqual([
      'topologySpreadConstraints.1.topologyKey',
    ]);
  });

  it('finds a key twice in the selector that the server completes for a Pod', () => {
    const part = { labelSelector: { matchLabels: { a: 'a' } }, matchLabelKeys: ['a'] };
    const parts = {
      metadata: { labels: { a: 'a' } },
      spec: { topologySpreadConstraints: [{ ...constraint, ...part }] },
    };
    expect(podComplaints(parts)).toEqual(['topologySpreadConstraints.0.matchLabelKeys.0']);
    expect(templateComplaints(parts)).toEqual([]);
  });
});

describe('gates and claims', () => {
  it.each<[JsonObject, string[]]>([
    [{ schedulingGates: [{ name: 'a' }, { name: 'a' }] }, ['schedulingGates.1.name']],
    [{ schedulingGates: [{}] }, ['schedulingGates.0.name']],
    [{ readinessGates: [{ conditionType: '' }] }, ['readinessGates.0.conditionType']],
    [{ resourceClaims: [{ name: 'a' }] }, ['resourceClaims.0']],
    [
      { resourceClaims: [{ name: 'a', resourceClaimName: 'b', resourceClaimTemplateName: 'C' }] },
      ['resourceClaims.0.resourceClaimTemplateName', 'resourceClaims.0'],
    ],
  ])('of %j finds %j', (spec, paths) => {
    expect(templateComplaints({ spec })).toEqual(paths);
  });
});
