import { describe, expect, it } from 'vitest';
import type { JsonObject, KubernetesObject } from '../../../kubernetes/object.ts';
import { applyLabelFields, withoutLabelFields } from './label-fields.ts';

const pairs = { env: 'dev' };
const everywhere = { pairs, includeSelectors: true };

function object(apiVersion: string, kind: string, body: JsonObject, labels = {}): KubernetesObject {
  const metadata = { name: 'web', ...(Object.keys(labels).length === 0 ? {} : { labels }) };
  return { apiVersion, kind, metadata, ...body };
}

function deployment(labels: Record<string, string>): KubernetesObject {
  const spec = { selector: { matchLabels: labels }, template: { metadata: { labels } } };
  return object('apps/v1', 'Deployment', { spec }, labels);
}

describe('a labels entry', () => {
  it.each([
    [{ pairs }, ['metadata']],
    [{ pairs, includeTemplates: true }, ['metadata', 'template']],
    [everywhere, ['metadata', 'template', 'selector']],
  ])('%o reaches %s', (entry, places) => {
    const has = (place: string) => ({ app: 'web', ...(places.includes(place) ? pairs : {}) });
    const expected = object(
      'apps/v1',
      'Deployment',
      {
        spec: {
          selector: { matchLabels: has('selector') },
          template: { metadata: { labels: has('template') } },
        },
      },
      has('metadata'),
    );
    expect(applyLabelFields(deployment({ app: 'web' }), entry)).toEqual(expected);
    expect(withoutLabelFields(expected, entry)).toEqual(deployment({ app: 'web' }));
  });

  it('without pairs changes nothing', () => {
    const service = object('v1', 'Service', {});
    expect(applyLabelFields(service, { ...everywhere, pairs: {} })).toBe(service);
    expect(withoutLabelFields(service, { ...everywhere, pairs: {} })).toEqual(service);
  });

  it('creates what is missing, and drops it again', () => {
    const bare = object('apps/v1', 'DaemonSet', {});
    const labelled = deployment(pairs);
    expect(applyLabelFields(bare, everywhere)).toEqual({ ...labelled, kind: 'DaemonSet' });
    expect(withoutLabelFields({ ...labelled, kind: 'DaemonSet' }, everywhere)).toEqual(bare);
  });

  it('reaches the selector of a Knative Service, whose version is v1, too', () => {
    const service = object('serving.knative.dev/v1', 'Service', {});
    expect(applyLabelFields(service, everywhere)).toHaveProperty('spec.selector', pairs);
  });

  it('reaches claim templates, each by itself', () => {
    const claims = (labels?: JsonObject) => ({
      volumeClaimTemplates: [{ metadata: { name: 'data', ...(labels && { labels }) } }, null],
    });
    const set = object('apps/v1', 'StatefulSet', { spec: claims() });
    const labelled = applyLabelFields(set, { pairs, includeTemplates: true });
    expect(labelled).toMatchObject({ spec: claims(pairs) });
    expect(withoutLabelFields(labelled ?? set, { pairs, includeTemplates: true })).toEqual(set);
  });

  it('creates no selector of a NetworkPolicy, and so keeps one that held only the pairs', () => {
    const policy = (matchLabels: JsonObject) =>
      object('networking.k8s.io/v1', 'NetworkPolicy', {
        spec: {
          podSelector: { matchLabels },
          ingress: [{ from: [{ podSelector: { matchLabels } }, { podSelector: {} }] }],
        },
      });
    const labelled = applyLabelFields(policy({}), everywhere);
    expect(labelled).toEqual({ ...policy(pairs), metadata: { name: 'web', labels: pairs } });
    expect(withoutLabelFields(labelled ?? policy({}), everywhere)).toEqual(policy({}));
  });

  it('leaves kinds of other groups to their metadata', () => {
    const job = object('example.org/v1', 'Job', { spec: { template: {} } });
    expect(applyLabelFields(job, everywhere)).toEqual(
      object('example.org/v1', 'Job', { spec: { template: {} } }, pairs),
    );
  });

  it('cannot have given an object that lacks a pair, or has another value, at one place', () => {
    const wish = deployment(pairs);
    expect(withoutLabelFields({ ...wish, metadata: { name: 'web' } }, { pairs })).toBeUndefined();
    expect(withoutLabelFields(wish, { pairs: { env: 'prod' } })).toBeUndefined();
    const partly = { ...wish, spec: { template: { metadata: { labels: pairs } } } };
    expect(withoutLabelFields(partly, everywhere)).toBeUndefined();
    expect(withoutLabelFields(partly, { pairs, includeTemplates: true })).toBeDefined();
  });

  it('takes keys that JavaScript knows for ordinary ones', () => {
    const odd = JSON.parse('{"__proto__": "a", "constructor": "b"}') as Record<string, string>;
    const service = object('v1', 'ConfigMap', {});
    const labelled = applyLabelFields(service, { pairs: odd }) ?? service;
    expect(Object.keys(labelled.metadata['labels'] as JsonObject)).toEqual(Object.keys(odd));
    expect(withoutLabelFields(labelled, { pairs: odd })).toEqual(service);
  });
});
