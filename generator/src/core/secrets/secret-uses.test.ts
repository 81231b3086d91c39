import { describe, expect, it } from 'vitest';
import type { Json, KubernetesObject } from '../kubernetes/object.ts';
import { secretUses } from './secret-uses.ts';

function workload(kind: string, podSpec: Json): KubernetesObject {
  const template = { spec: podSpec };
  const spec: Json = kind === 'CronJob' ? { jobTemplate: { spec: { template } } } : { template };
  return { apiVersion: 'apps/v1', kind, metadata: { name: kind.toLowerCase() }, spec };
}

const env = (key: string): Json => [
  { name: 'A', valueFrom: { secretKeyRef: { name: 'api', key } } },
];

describe('secretUses', () => {
  it.each<[string, Json]>([
    ['a variable', { containers: [{ env: env('token') }] }],
    ['a variable of an init container', { initContainers: [{ env: env('token') }] }],
    ['all keys as variables', { containers: [{ envFrom: [{ secretRef: { name: 'api' } }] }] }],
    ['a volume', { volumes: [{ name: 'v', secret: { secretName: 'api' } }] }],
    [
      'a file of a volume',
      { volumes: [{ name: 'v', secret: { secretName: 'api', items: [{ key: 'token' }] } }] },
    ],
    [
      'a projected volume',
      { volumes: [{ name: 'v', projected: { sources: [{ secret: { name: 'api' } }] } }] },
    ],
  ])('finds %s', (_, podSpec) => {
    const found = secretUses([workload('Deployment', podSpec)], 'api', ['token']);
    expect(found.map(({ name }) => name)).toEqual(['deployment']);
  });

  it.each<[string, Json]>([
    ['another key', { containers: [{ env: env('user') }] }],
    ['another Secret', { volumes: [{ secret: { secretName: 'other' } }] }],
    [
      'a ConfigMap of the same name',
      { containers: [{ envFrom: [{ configMapRef: { name: 'api' } }] }] },
    ],
    ['the login to a registry', { imagePullSecrets: [{ name: 'api' }] }],
  ])('leaves out %s', (_, podSpec) => {
    expect(secretUses([workload('Deployment', podSpec)], 'api', ['token'])).toEqual([]);
  });

  it('restarts what has a pod template that may change', () => {
    const spec = { containers: [{ env: env('token') }] };
    const kinds = ['Deployment', 'StatefulSet', 'DaemonSet', 'Job', 'CronJob'];
    const found = secretUses(
      kinds.map((kind) => workload(kind, spec)),
      'api',
    );
    expect(found.map(({ kind, canRestart }) => [kind, canRestart])).toEqual([
      ['Deployment', true],
      ['StatefulSet', true],
      ['DaemonSet', true],
      ['Job', false],
      ['CronJob', false],
    ]);
  });
});
