import { expect, it } from 'vitest';
import type { KubernetesObject } from '../kubernetes/object.ts';
import { comparable } from './comparable.ts';

const live: KubernetesObject = {
  apiVersion: 'v1',
  kind: 'Secret',
  metadata: {
    name: 'login',
    namespace: 'shop',
    uid: 'u',
    resourceVersion: '5',
    generation: 3,
    creationTimestamp: '2026-11-23T00:00:00Z',
    managedFields: [],
    annotations: {
      'argocd.argoproj.io/tracking-id': 'web-dev:/Secret:shop/login',
      'kubectl.kubernetes.io/last-applied-configuration': '{"data":{"password":"b2xk"}}',
    },
  },
  data: { password: 'b2xk', user: 'YWRtaW4=', gone: 'eA==' },
  status: {},
};
const wanted: KubernetesObject = {
  apiVersion: 'v1',
  kind: 'Secret',
  metadata: { name: 'login', namespace: 'shop', annotations: { a: 'b' } },
  data: { password: 'bmV3', user: 'YWRtaW4=' },
};

it('keeps what people compare, and of Secrets only which keys differ', () => {
  expect(comparable({ before: live, after: wanted })).toEqual({
    before: {
      apiVersion: 'v1',
      kind: 'Secret',
      metadata: { name: 'login', namespace: 'shop' },
      data: { password: '*** (before)', user: '***', gone: '***' },
    },
    after: {
      apiVersion: 'v1',
      kind: 'Secret',
      metadata: { name: 'login', namespace: 'shop', annotations: { a: 'b' } },
      data: { password: '*** (after)', user: '***' },
    },
  });
});

it('masks a Secret that comes or goes', () => {
  const { before, after } = comparable({ before: live, after: undefined });
  expect(after).toBeUndefined();
  expect(before?.['data']).toEqual({ password: '***', user: '***', gone: '***' });
  const created = comparable({ before: undefined, after: { ...wanted, stringData: { pin: '1' } } });
  expect(created.after?.['stringData']).toEqual({ pin: '***' });
});
