import { describe, expect, it } from 'vitest';
import type { KubernetesObject } from '../../core/kubernetes/object.ts';
import { rulesFor } from './registry.ts';

function findings(object: unknown): string[] {
  const candidate = object as KubernetesObject;
  return rulesFor(candidate)
    .flatMap((rule) => rule(candidate))
    .map(({ path }) => path.join('.'));
}

describe('rulesFor', () => {
  it.each([
    ['v1', 'Pod', ['spec.containers']],
    ['v1', 'PodTemplate', ['template.spec.containers']],
    ['v1', 'ReplicationController', ['spec.selector', 'spec.template']],
    ['apps/v1', 'Deployment', ['spec.selector', 'spec.template.spec.containers']],
    ['apps/v1', 'ReplicaSet', ['spec.selector', 'spec.template.spec.containers']],
    ['apps/v1', 'StatefulSet', ['spec.selector', 'spec.template.spec.containers']],
    ['apps/v1', 'DaemonSet', ['spec.selector', 'spec.template.spec.containers']],
    ['apps/v1', 'ControllerRevision', ['data']],
    ['batch/v1', 'Job', ['spec.template.spec.containers', 'spec.template.spec.restartPolicy']],
    [
      'batch/v1',
      'CronJob',
      [
        'spec.schedule',
        'spec.jobTemplate.spec.template.spec.containers',
        'spec.jobTemplate.spec.template.spec.restartPolicy',
      ],
    ],
    ['example.com/v1', 'Deployment', []],
  ])('looks at what a %s %s must have', (apiVersion, kind, paths) => {
    expect(findings({ apiVersion, kind, metadata: { name: 'a' } })).toEqual(paths);
  });

  it.each(['constructor', 'toString', '__proto__'])('has no rules for the kind %s', (kind) => {
    expect(findings({ apiVersion: 'v1', kind, metadata: { name: 'a' } })).toEqual([]);
  });

  it('bears values of every wrong type', () => {
    for (const wrong of [null, 1, 'text', true, [], [null], {}, [[]], { a: null }]) {
      const object = { apiVersion: 'apps/v1', kind: 'Deployment', metadata: wrong, spec: wrong };
      expect(findings(object)).toContain('metadata.name');
      const template = {
        metadata: wrong,
        spec: { containers: wrong, volumes: wrong, affinity: wrong },
      };
      expect(
        findings({ ...object, metadata: { name: 'a' }, spec: { selector: wrong, template } }),
      ).not.toContain('metadata.name');
    }
  });
});
