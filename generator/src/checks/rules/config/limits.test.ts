import { describe, expect, it } from 'vitest';
import { complainedPaths } from '../test-complaints.ts';
import { checkLimitRange } from './limit-range.ts';
import { checkResourceQuota } from './resource-quota.ts';

describe('LimitRange', () => {
  const container = (amounts: object) => ({ type: 'Container', ...amounts });
  it.each([
    [
      'limits',
      container({
        max: { cpu: '2' },
        min: { cpu: '100m' },
        default: { cpu: '1' },
        defaultRequest: { cpu: '200m' },
      }),
      [],
    ],
    ['an unknown type', { type: 'Job' }, ['type']],
    ['a type with a domain', { type: 'a.b/job', max: { storage: '1' } }, []],
    ['a resource that no container has', container({ max: { storage: '1' } }), ['max.storage']],
    [
      'a minimum above the maximum',
      container({ max: { cpu: '1' }, min: { cpu: '2' } }),
      ['min.cpu'],
    ],
    [
      'a minimum above the default that follows from the maximum',
      container({ max: { cpu: '1' }, defaultRequest: { cpu: '2' } }),
      ['defaultRequest.cpu'],
    ],
    [
      'a default above the maximum',
      container({ max: { cpu: '1' }, default: { cpu: '1500m' } }),
      ['defaultRequest.cpu', 'default.cpu'],
    ],
    [
      'a null, which is 0',
      container({ max: { cpu: null }, min: { cpu: '1' }, default: {} }),
      ['min.cpu'],
    ],
    [
      'a request of what cannot be shared',
      container({ default: { 'a.b/gpu': '2' }, defaultRequest: { 'a.b/gpu': '1' } }),
      ['defaultRequest.a.b/gpu'],
    ],
    ['defaults of a pod', { type: 'Pod', default: { cpu: '1' } }, ['default']],
    ['a claim without bounds', { type: 'PersistentVolumeClaim', max: { cpu: '1' } }, ['']],
    ['a claim', { type: 'PersistentVolumeClaim', min: { storage: '1Gi' } }, []],
    [
      'a ratio below 1',
      { type: 'Pod', maxLimitRequestRatio: { cpu: '500m' } },
      ['maxLimitRequestRatio.cpu'],
    ],
    [
      'a ratio above what the bounds allow',
      { type: 'Pod', min: { cpu: '1' }, max: { cpu: '2' }, maxLimitRequestRatio: { cpu: '3' } },
      ['maxLimitRequestRatio.cpu'],
    ],
    [
      'no minimum for the ratio',
      { type: 'Pod', min: { cpu: '0' }, max: { cpu: '2' }, maxLimitRequestRatio: { cpu: '3' } },
      [],
    ],
  ])('%s', (_title, limit, expected) => {
    const paths = complainedPaths(checkLimitRange, { spec: { limits: [limit] } });
    const start = 'spec.limits.0';
    const places = expected.map((path) => (path === '' ? start : `${start}.${path}`));
    expect(paths.toSorted()).toEqual(places.toSorted());
  });

  it('has each type once', () => {
    const limits = [{ type: 'Pod' }, { type: 'Pod' }];
    expect(complainedPaths(checkLimitRange, { spec: { limits } })).toEqual(['spec.limits.1.type']);
  });
});

describe('ResourceQuota', () => {
  it.each([
    ['known resources', { hard: { 'requests.cpu': '1', pods: '2', 'count/jobs.batch': '1' } }, []],
    ['nothing', {}, []],
    ['unknown ones', { hard: { gpu: '1', storage: '1' } }, ['spec.hard.gpu', 'spec.hard.storage']],
    [
      'amounts that are none',
      { hard: { cpu: '-1', pods: '1.5' } },
      ['spec.hard.cpu', 'spec.hard.pods'],
    ],
    ['an unknown scope', { scopes: ['Best'] }, ['spec.scopes.0']],
    [
      'a scope of another resource',
      { hard: { cpu: '1', 'a.b/c': '1' }, scopes: ['BestEffort'] },
      ['spec.scopes.0'],
    ],
    ['scopes against each other', { scopes: ['Terminating', 'NotTerminating'] }, ['spec.scopes']],
  ])('%s', (_title, spec, expected) => {
    expect(complainedPaths(checkResourceQuota, { spec })).toEqual(expected);
  });

  it.each([
    [{ scopeName: 'PriorityClass', operator: 'In', values: ['a'] }, []],
    [{ scopeName: 'PriorityClass', operator: 'In' }, ['values']],
    [{ scopeName: 'PriorityClass', operator: 'Exists', values: ['a'] }, ['values']],
    [{ scopeName: 'BestEffort', operator: 'In', values: ['a'] }, ['operator']],
    [{ scopeName: 'PriorityClass' }, ['operator']],
  ])('scope %j', (expression, expected) => {
    const spec = { scopeSelector: { matchExpressions: [expression] } };
    const start = 'spec.scopeSelector.matchExpressions.0';
    expect(complainedPaths(checkResourceQuota, { spec })).toEqual(
      expected.map((path) => `${start}.${path}`),
    );
  });
});
