import { describe, expect, it } from 'vitest';
import { complainedPaths } from '../test-complaints.ts';
import { checkAutoscaler } from './autoscaler.ts';
import { checkDisruptionBudget } from './disruption-budget.ts';

const scaleTargetRef = { apiVersion: 'apps/v1', kind: 'Deployment', name: 'web' };
const basics = { maxReplicas: 3, scaleTargetRef };

describe('HorizontalPodAutoscaler', () => {
  it.each([
    ['a target', basics, []],
    [
      'nothing',
      {},
      ['maxReplicas', 'scaleTargetRef.kind', 'scaleTargetRef.name', 'scaleTargetRef.apiVersion'],
    ],
    ['no replicas', { ...basics, minReplicas: 0 }, ['minReplicas']],
    ['more at least than at most', { ...basics, minReplicas: 4 }, ['maxReplicas']],
    [
      'a target of the core',
      { ...basics, scaleTargetRef: { ...scaleTargetRef, apiVersion: 'v1' } },
      ['scaleTargetRef.apiVersion'],
    ],
    [
      'the one that can be scaled there',
      { ...basics, scaleTargetRef: { kind: 'ReplicationController', name: 'a' } },
      [],
    ],
    [
      'a path for a name',
      { ...basics, scaleTargetRef: { ...scaleTargetRef, name: 'a/b' } },
      ['scaleTargetRef.name'],
    ],
    [
      'the percentage of v1',
      { ...basics, targetCPUUtilizationPercentage: 0 },
      ['targetCPUUtilizationPercentage'],
    ],
    ['default policies', { ...basics, behavior: { scaleUp: { policies: null } } }, []],
    [
      'no policies',
      { ...basics, behavior: { scaleUp: { policies: [] } } },
      ['behavior.scaleUp.policies'],
    ],
    [
      'an empty policy',
      { ...basics, behavior: { scaleDown: { policies: [{}] } } },
      ['type', 'value', 'periodSeconds'].map((key) => `behavior.scaleDown.policies.0.${key}`),
    ],
    [
      'a policy for too long',
      {
        ...basics,
        behavior: {
          scaleDown: {
            policies: [{ type: 'Pods', value: 1, periodSeconds: 1801 }],
            stabilizationWindowSeconds: 3601,
            selectPolicy: 'Most',
            tolerance: '-1',
          },
        },
      },
      ['stabilizationWindowSeconds', 'selectPolicy', 'policies.0.periodSeconds', 'tolerance'].map(
        (key) => `behavior.scaleDown.${key}`,
      ),
    ],
  ])('%s', (_title, spec, expected) => {
    const paths = complainedPaths(checkAutoscaler, { spec });
    expect(paths).toEqual(expected.map((path) => `spec.${path}`));
  });

  const half = { type: 'Utilization', averageUtilization: 50 };
  const one = { type: 'AverageValue', averageValue: '1' };
  it.each([
    ['of a resource', { type: 'Resource', resource: { name: 'cpu', target: half } }, []],
    ['of nothing', {}, ['type']],
    ['of an unknown type', { type: 'Cpu', resource: { name: 'cpu', target: half } }, ['type']],
    ['without its source', { type: 'Pods' }, ['pods']],
    [
      'with another source',
      {
        type: 'Resource',
        resource: { name: 'cpu', target: half },
        pods: { metric: { name: 'a' }, target: one },
      },
      ['pods'],
    ],
    ['without a name', { type: 'Resource', resource: { target: half } }, ['resource.name']],
    [
      'without a target',
      { type: 'Resource', resource: { name: 'cpu' } },
      ['resource.target.type', 'resource.target.averageUtilization'],
    ],
    [
      'with two targets',
      { type: 'Resource', resource: { name: 'cpu', target: { ...half, averageValue: '1' } } },
      ['resource.target.averageValue'],
    ],
    [
      'of a container',
      {
        type: 'ContainerResource',
        containerResource: { name: 'disk', container: 'A', target: half },
      },
      ['containerResource.name', 'containerResource.container'],
    ],
    [
      'of pods',
      { type: 'Pods', pods: { metric: { name: 'a/b' }, target: { type: 'Value', value: '0' } } },
      ['pods.metric.name', 'pods.target.value', 'pods.target.averageValue'],
    ],
    [
      'of an object',
      {
        type: 'Object',
        object: {
          describedObject: { kind: 'K' },
          metric: { name: 'a' },
          target: { type: 'Value' },
        },
      },
      ['object.describedObject.name', 'object.target.averageValue'],
    ],
    [
      'from outside',
      {
        type: 'External',
        external: { metric: {}, target: { type: 'Value', value: '1', averageValue: '1' } },
      },
      ['external.metric.name', 'external.target.averageValue'],
    ],
  ])('a metric %s', (_title, metric, expected) => {
    const paths = complainedPaths(checkAutoscaler, { spec: { ...basics, metrics: [metric] } });
    expect(paths).toEqual(expected.map((path) => `spec.metrics.0.${path}`));
  });
});

describe('PodDisruptionBudget', () => {
  it.each([
    [{}, []],
    [{ minAvailable: 0 }, []],
    [{ maxUnavailable: '100%' }, []],
    [{ minAvailable: 1, maxUnavailable: 1 }, ['spec']],
    [{ minAvailable: -1 }, ['spec.minAvailable']],
    [{ minAvailable: '1' }, ['spec.minAvailable']],
    [{ maxUnavailable: '101%' }, ['spec.maxUnavailable']],
    [{ unhealthyPodEvictionPolicy: '' }, ['spec.unhealthyPodEvictionPolicy']],
    [
      { selector: { matchExpressions: [{ key: 'a', operator: 'in' }] } },
      ['spec.selector.matchExpressions.0.operator'],
    ],
  ])('%j', (spec, expected) => {
    expect(complainedPaths(checkDisruptionBudget, { spec })).toEqual(expected);
  });
});
