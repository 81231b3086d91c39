import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../../../../core/kubernetes/object.ts';
import { complainedPaths } from '../../test-complaints.ts';
import { checkJob } from './job.ts';

interface Parts {
  name?: string;
  spec?: JsonObject;
  labels?: JsonObject;
  restartPolicy?: string;
}

function job({ name = 'load', spec = {}, labels = {}, restartPolicy = 'Never' }: Parts): string[] {
  return complainedPaths(checkJob, {
    metadata: { name },
    spec: {
      template: {
        metadata: { labels },
        spec: { restartPolicy, containers: [{ name: 'a', image: 'b' }] },
      },
      ...spec,
    },
  }).map((path) => path.replace(/^spec\./, ''));
}

const INDEXED = { completionMode: 'Indexed', completions: 5 };
const MANY = { completionMode: 'Indexed', completions: 100_001, backoffLimitPerIndex: 1 };

describe('counts', () => {
  it.each<[JsonObject, string[]]>([
    [{}, []],
    [{ completions: 0, backoffLimit: -1 }, ['backoffLimit']],
    [{ activeDeadlineSeconds: 0, ttlSecondsAfterFinished: -1 }, ['ttlSecondsAfterFinished']],
    [{ completionMode: '' }, ['completionMode']],
    [{ completionMode: 'Indexed' }, []],
    [{ completionMode: 'Indexed', parallelism: 1 }, ['completions']],
    [{ ...INDEXED, parallelism: 100_001 }, ['parallelism']],
    [{ ...INDEXED, maxFailedIndexes: 6, backoffLimitPerIndex: 1 }, ['maxFailedIndexes']],
    [{ ...INDEXED, maxFailedIndexes: 5 }, ['backoffLimitPerIndex']],
    [MANY, ['maxFailedIndexes']],
    [{ ...MANY, maxFailedIndexes: 10_001, parallelism: 10_000 }, ['maxFailedIndexes']],
    [{ backoffLimitPerIndex: 1 }, ['backoffLimitPerIndex']],
    [{ managedBy: 'example.com/controller' }, []],
    [{ managedBy: '' }, ['managedBy']],
    [{ managedBy: `example.com/${'x'.repeat(60)}` }, ['managedBy']],
    [{ podReplacementPolicy: '' }, ['podReplacementPolicy']],
    [
      { podReplacementPolicy: 'TerminatingOrFailed', podFailurePolicy: {} },
      ['podReplacementPolicy'],
    ],
  ])('of %j finds %j', (spec, paths) => {
    expect(job({ spec })).toEqual(paths);
  });

  it.each([
    ['Always', 1],
    ['', 1],
    ['Sometimes', 1],
    ['OnFailure', 0],
  ])('with restartPolicy %j there are %d faults', (restartPolicy, count) => {
    expect(job({ restartPolicy })).toHaveLength(count);
  });

  it('fits the names of all pods into labels', () => {
    expect(job({ name: 'x'.repeat(62), spec: { completionMode: 'Indexed' } })).toEqual([
      'metadata.name',
    ]);
    expect(job({ name: 'x'.repeat(64) })).toEqual(['metadata.name']);
  });
});

describe('the selector', () => {
  it.each<[JsonObject, string[]]>([
    [{}, []],
    [{ matchLabels: { 'job-name': 'load' } }, []],
    [{ matchExpressions: [{ key: 'job-name', operator: 'Exists' }] }, []],
    [{ matchExpressions: [{ key: 'other', operator: 'DoesNotExist' }] }, []],
    [{ matchLabels: { 'job-name': 'other' } }, ['selector']],
    [{ matchLabels: { 'controller-uid': 'a' } }, ['selector']],
    [{ matchLabels: { app: 'load' } }, ['selector']],
  ])('%j has faults at %j', (selector, paths) => {
    expect(job({ spec: { selector }, labels: { app: 'load' } })).toEqual(paths);
  });

  it('is written by hand where the Job says so', () => {
    const labels = { app: 'load' };
    const spec = { manualSelector: true };
    expect(job({ labels, spec })).toEqual(['selector']);
    expect(job({ labels, spec: { ...spec, selector: { matchLabels: labels } } })).toEqual([]);
    expect(job({ spec: { ...spec, selector: { matchLabels: labels } } })).toEqual([
      'template.metadata.labels',
    ]);
  });

  it.each([
    ['job-name', 'load', 0],
    ['job-name', 'other', 1],
    ['job-name', null, 1],
    ['batch.kubernetes.io/controller-uid', '', 1],
  ])('leaves the label %s to the server: %j', (key, value, count) => {
    expect(job({ labels: { [key]: value } })).toHaveLength(count);
  });
});

describe('podFailurePolicy', () => {
  const codes = { operator: 'In', values: [1, 2] };

  it.each<[JsonObject, string[]]>([
    [{ action: 'Count', onExitCodes: codes }, []],
    [{ action: 'Ignore', onPodConditions: [{ type: 'DisruptionTarget' }] }, []],
    [{ action: 'X', onExitCodes: codes }, ['action']],
    [{ action: 'FailIndex', onExitCodes: codes }, ['action']],
    [{ action: 'Count' }, ['']],
    [{ action: 'Count', onExitCodes: codes, onPodConditions: [{ type: 'a' }] }, ['']],
    [{ action: 'Count', onExitCodes: { ...codes, containerName: 'a' } }, []],
    [
      { action: 'Count', onExitCodes: { ...codes, containerName: '' } },
      ['onExitCodes.containerName'],
    ],
    [{ action: 'Count', onExitCodes: { operator: 'In', values: [] } }, ['onExitCodes.values']],
    [{ action: 'Count', onExitCodes: { operator: 'In', values: [0] } }, ['onExitCodes.values.0']],
    [{ action: 'Count', onExitCodes: { operator: 'NotIn', values: [0] } }, []],
    [{ action: 'Count', onExitCodes: { operator: 'In', values: [2, 1] } }, ['onExitCodes.values']],
    [
      { action: 'Count', onExitCodes: { operator: 'In', values: [1, 1] } },
      ['onExitCodes.values.1'],
    ],
    [
      { action: 'Count', onPodConditions: [{ status: 'X' }] },
      ['onPodConditions.0.type', 'onPodConditions.0.status'],
    ],
  ])('of the rule %j finds %j', (rule, paths) => {
    expect(job({ spec: { podFailurePolicy: { rules: [rule] } } })).toEqual(
      paths.map((path) => `podFailurePolicy.rules.0.${path}`.replace(/\.$/, '')),
    );
  });

  it('wants pods that never restart', () => {
    expect(job({ restartPolicy: 'OnFailure', spec: { podFailurePolicy: {} } })).toEqual([
      'template.spec.restartPolicy',
    ]);
  });

  it('may fail an index where there are some', () => {
    const spec = {
      ...INDEXED,
      backoffLimitPerIndex: 1,
      podFailurePolicy: { rules: [{ action: 'FailIndex', onExitCodes: codes }] },
    };
    expect(job({ spec })).toEqual([]);
  });
});

describe('successPolicy', () => {
  it.each<[JsonObject, string[]]>([
    [{ succeededCount: 5 }, []],
    [{ succeededIndexes: '0,2-+4', succeededCount: 4 }, []],
    [{ succeededIndexes: '' }, []],
    [{}, ['']],
    [{ succeededCount: 6 }, ['succeededCount']],
    [{ succeededIndexes: '0,2', succeededCount: 3 }, ['succeededCount']],
    [{ succeededIndexes: '0-5' }, ['succeededIndexes']],
    [{ succeededIndexes: '1,1' }, ['succeededIndexes']],
    [{ succeededIndexes: '3-1' }, ['succeededIndexes']],
    [{ succeededIndexes: '-1' }, ['succeededIndexes']],
    [{ succeededIndexes: '1-2-3' }, ['succeededIndexes']],
    [{ succeededIndexes: ' 1' }, ['succeededIndexes']],
  ])('of the rule %j finds %j', (rule, paths) => {
    expect(job({ spec: { ...INDEXED, successPolicy: { rules: [rule] } } })).toEqual(
      paths.map((path) => `successPolicy.rules.0.${path}`.replace(/\.$/, '')),
    );
  });

  it('needs rules and indexes', () => {
    expect(job({ spec: { ...INDEXED, successPolicy: {} } })).toEqual(['successPolicy.rules']);
    expect(job({ spec: { successPolicy: { rules: [{ succeededCount: 1 }] } } })).toEqual([
      'successPolicy',
    ]);
  });
});
