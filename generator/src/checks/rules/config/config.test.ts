import { describe, expect, it } from 'vitest';
import { complainedPaths, complaints } from '../test-complaints.ts';
import { checkConfigMap } from './config-map.ts';
import { checkLease } from './lease.ts';
import { checkNamespace } from './namespace.ts';
import { checkNode } from './node.ts';
import { checkPriorityClass } from './priority-class.ts';
import { checkRuntimeClass } from './runtime-class.ts';
import { checkSecret } from './secret.ts';

const base64 = (text: string) => Buffer.from(text).toString('base64');

describe('ConfigMap', () => {
  it.each([
    ['keys', { data: { 'a.b_c-D': '' }, binaryData: { e: '' } }, []],
    ['nothing', { data: null }, []],
    [
      'keys that are none',
      { data: { 'a b': '', '..a': '' }, binaryData: { '.': '' } },
      ['data.a b', 'data...a', 'binaryData..'],
    ],
    ['a key twice', { data: { a: '' }, binaryData: { a: '' } }, ['data.a']],
    ['1 MiB', { data: { a: 'x'.repeat(1024 * 1024) } }, []],
    [
      'more than 1 MiB',
      { data: { a: 'x'.repeat(1024 * 1024) }, binaryData: { b: 'AA==' } },
      ['data'],
    ],
  ])('%s', (_title, object, expected) => {
    expect(complainedPaths(checkConfigMap, object)).toEqual(expected);
  });
});

describe('Secret', () => {
  it.each([
    ['any type', { type: 'example.com/mine' }, []],
    ['a bad key', { stringData: { 'a b': '' } }, ['stringData.a b']],
    [
      'a token without an account',
      { type: 'kubernetes.io/service-account-token' },
      ['metadata.annotations.kubernetes.io/service-account.name'],
    ],
    ['no registries', { type: 'kubernetes.io/dockerconfigjson' }, ['data..dockerconfigjson']],
    [
      'registries',
      { type: 'kubernetes.io/dockerconfigjson', data: { '.dockerconfigjson': base64('{}') } },
      [],
    ],
    [
      'registries in plain text',
      { type: 'kubernetes.io/dockercfg', stringData: { '.dockercfg': '{}' } },
      [],
    ],
    [
      'registries that are no JSON',
      { type: 'kubernetes.io/dockercfg', data: { '.dockercfg': base64('[]') } },
      ['data..dockercfg'],
    ],
    ['neither user nor password', { type: 'kubernetes.io/basic-auth' }, ['data.username']],
    ['a password', { type: 'kubernetes.io/basic-auth', stringData: { password: '' } }, []],
    [
      'an empty key of SSH',
      { type: 'kubernetes.io/ssh-auth', data: { 'ssh-privatekey': '' } },
      ['data.ssh-privatekey'],
    ],
    ['half of TLS', { type: 'kubernetes.io/tls', data: { 'tls.crt': '' } }, ['data.tls.key']],
  ])('%s', (_title, object, expected) => {
    expect(complainedPaths(checkSecret, object)).toEqual(expected);
  });

  it('never shows a value', () => {
    const object = {
      type: 'kubernetes.io/dockercfg',
      stringData: { '.dockercfg': 'hunter2', 'a b': 'hunter2' },
    };
    expect(complaints(checkSecret, object).join()).not.toContain('hunter2');
  });
});

describe('PriorityClass', () => {
  it.each([
    ['a', { value: 1000 }, []],
    ['a', { value: 1_000_000_001 }, ['value']],
    ['system-mine', { value: 1 }, ['metadata.name']],
    ['system-node-critical', { value: 2_000_001_000 }, []],
    ['system-node-critical', { value: 1 }, ['metadata.name']],
    ['a', { value: 1, preemptionPolicy: '' }, ['preemptionPolicy']],
  ])('%s %j', (name, object, expected) => {
    const paths = complainedPaths(checkPriorityClass, { metadata: { name }, ...object });
    expect(paths).toEqual(expected);
  });
});

describe('RuntimeClass', () => {
  const toleration = { key: 'a', operator: 'Exists' };
  it.each([
    [{ handler: 'kata' }, []],
    [{}, ['handler']],
    [{ handler: 'a.b' }, ['handler']],
    [
      { handler: 'a', overhead: { podFixed: { cpu: '-1', disk: '1' } } },
      ['overhead.podFixed.cpu', 'overhead.podFixed.disk'],
    ],
    [{ handler: 'a', scheduling: { nodeSelector: { a: '-' } } }, ['scheduling.nodeSelector.a']],
    [
      { handler: 'a', scheduling: { tolerations: [toleration, toleration] } },
      ['scheduling.tolerations.1'],
    ],
  ])('%j', (object, expected) => {
    expect(complainedPaths(checkRuntimeClass, object)).toEqual(expected);
  });
});

describe('Node', () => {
  const taint = { key: 'a', effect: 'NoSchedule' };
  it.each([
    [{ taints: [taint, { ...taint, effect: 'NoExecute' }] }, []],
    [
      { taints: [taint, { ...taint, value: 'b' }, { key: '' }] },
      ['spec.taints.1', 'spec.taints.2.key', 'spec.taints.2.effect'],
    ],
    [{ podCIDRs: ['10.0.0.0/24', 'fd00::/64'] }, []],
    [{ podCIDRs: ['10.0.0.0/24', '10.0.1.0/24'] }, ['spec.podCIDRs']],
    [{ podCIDRs: ['x'], podCIDR: '10.0.0.0/24' }, []],
    [{ podCIDR: 'x' }, ['spec.podCIDR']],
  ])('%j', (spec, expected) => {
    expect(complainedPaths(checkNode, { spec })).toEqual(expected);
  });
});

describe('Namespace and Lease', () => {
  it('has finalizers with a domain, or those of Kubernetes', () => {
    const finalizers = ['kubernetes', 'a.b/c', 'mine', 'a b'];
    expect(complainedPaths(checkNamespace, { spec: { finalizers } })).toEqual([
      'spec.finalizers.2',
      'spec.finalizers.3',
    ]);
  });

  it('names levels of pod security, and their versions', () => {
    const labels = {
      'pod-security.kubernetes.io/enforce': 'restricted',
      'pod-security.kubernetes.io/enforce-version': 'v1.30',
      'pod-security.kubernetes.io/audit': 'strict',
      'pod-security.kubernetes.io/audit-version': 'v1.030',
      'pod-security.kubernetes.io/warn': '',
      'pod-security.kubernetes.io/warn-version': 'latest',
    };
    expect(complainedPaths(checkNamespace, { metadata: { labels } })).toEqual([
      'metadata.labels.pod-security.kubernetes.io/audit',
      'metadata.labels.pod-security.kubernetes.io/audit-version',
      'metadata.labels.pod-security.kubernetes.io/warn',
    ]);
  });

  it('lasts, and was not handed on less than never', () => {
    const spec = { leaseDurationSeconds: 0, leaseTransitions: -1 };
    expect(complainedPaths(checkLease, { spec })).toEqual([
      'spec.leaseDurationSeconds',
      'spec.leaseTransitions',
    ]);
    expect(complainedPaths(checkLease, { spec: { strategy: 'any' } })).toEqual([]);
  });
});
