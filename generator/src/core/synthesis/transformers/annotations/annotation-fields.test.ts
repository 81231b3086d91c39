import { describe, expect, it } from 'vitest';
import type { JsonObject, KubernetesObject } from '../../../kubernetes/object.ts';
import { annotationCandidates, applyAnnotations, withoutAnnotations } from './annotation-fields.ts';

const pairs = { 'example.org/team': 'a\nb\n' };

function object(apiVersion: string, kind: string, body: JsonObject = {}): KubernetesObject {
  return { apiVersion, kind, metadata: { name: 'web' }, ...body };
}

describe('commonAnnotations', () => {
  it('reach the pod template of a StatefulSet of any group, and no claim template', () => {
    const set = object('example.org/v1', 'StatefulSet', { spec: { volumeClaimTemplates: [{}] } });
    const annotated = applyAnnotations(set, pairs);
    expect(annotated).toEqual({
      ...set,
      metadata: { name: 'web', annotations: pairs },
      spec: { volumeClaimTemplates: [{}], template: { metadata: { annotations: pairs } } },
    });
    expect(withoutAnnotations(annotated ?? set, pairs)).toEqual(set);
  });

  it('reach both templates of a CronJob of batch, and are taken off both', () => {
    const job = object('batch/v1', 'CronJob', {
      spec: { jobTemplate: { spec: { template: { metadata: { annotations: { note: 'x' } } } } } },
    });
    const annotated = applyAnnotations(job, pairs);
    const jobTemplate = {
      metadata: { annotations: pairs },
      spec: { template: { metadata: { annotations: { note: 'x', ...pairs } } } },
    };
    expect(annotated).toMatchObject({ spec: { jobTemplate } });
    expect(withoutAnnotations(annotated ?? job, pairs)).toEqual(job);
  });

  it('cannot have given a workload whose pod template lacks them', () => {
    const wish = {
      ...object('apps/v1', 'Deployment'),
      metadata: { name: 'a', annotations: pairs },
    };
    expect(withoutAnnotations(wish, pairs)).toBeUndefined();
  });

  it('fail where something else than a map has their place', () => {
    const wish = { ...object('v1', 'Pod'), metadata: { name: 'a', annotations: 'text' } };
    expect(applyAnnotations(wish, pairs)).toBeUndefined();
    expect(withoutAnnotations(wish, pairs)).toBeUndefined();
  });
});

describe('annotationCandidates', () => {
  it('are the pairs of all objects that can have been added', () => {
    const deployment = applyAnnotations(object('apps/v1', 'Deployment'), pairs);
    const own = { ...object('v1', 'ConfigMap'), metadata: { name: 'a', annotations: { b: '1' } } };
    const objects = [deployment, applyAnnotations(own, pairs)].filter((item) => item !== undefined);
    expect(annotationCandidates(objects)).toEqual(pairs);
    expect(annotationCandidates([...objects, own])).toEqual({});
  });

  it('are none for no objects, and none that a pod template lacks', () => {
    const wish = {
      ...object('apps/v1', 'Deployment'),
      metadata: { name: 'a', annotations: pairs },
    };
    expect(annotationCandidates([])).toEqual({});
    expect(annotationCandidates([wish])).toEqual({});
  });
});
