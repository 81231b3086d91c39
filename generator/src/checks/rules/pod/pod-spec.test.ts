import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../../../core/kubernetes/object.ts';
import { podComplaints, templateComplaints } from './test-pod.ts';

describe('the spec of a pod', () => {
  it.each<[JsonObject, string[]]>([
    [{ restartPolicy: '' }, []],
    [{ restartPolicy: 'Sometimes' }, ['restartPolicy']],
    [{ serviceAccountName: 'A' }, ['serviceAccountName']],
    [{ serviceAccount: 'A' }, ['serviceAccount']],
    [{ serviceAccount: 'A', serviceAccountName: 'a' }, []],
    [{ nodeName: 'A' }, ['nodeName']],
    [{ priorityClassName: 'A' }, ['priorityClassName']],
    [{ runtimeClassName: '' }, ['runtimeClassName']],
    [{ preemptionPolicy: '' }, ['preemptionPolicy']],
    [{ activeDeadlineSeconds: 0 }, ['activeDeadlineSeconds']],
    [{ terminationGracePeriodSeconds: -1 }, []],
    [{ overhead: { gpu: '1' } }, ['overhead.gpu']],
    [{ imagePullSecrets: [{}] }, []],
    [{ schedulerName: 'Any name' }, []],
  ])('%j: %j', (spec, paths) => {
    expect(templateComplaints({ spec })).toEqual(paths);
  });
});

describe('names', () => {
  it.each<[JsonObject, string[]]>([
    [{ dnsPolicy: 'X' }, ['dnsPolicy']],
    [{ dnsPolicy: 'None' }, ['dnsConfig.nameservers']],
    [{ dnsConfig: { nameservers: ['01.2.3.4', '::ffff:1.2.3.4', 'fe80::1'] } }, []],
    [{ dnsConfig: { nameservers: ['a'] } }, ['dnsConfig.nameservers.0']],
    [{ dnsConfig: { nameservers: Array<string>(4).fill('::1') } }, ['dnsConfig.nameservers']],
    [{ dnsConfig: { searches: ['.', 'a_b.c.'] } }, []],
    [{ dnsConfig: { searches: ['A', ''] } }, ['dnsConfig.searches.0', 'dnsConfig.searches.1']],
    [{ dnsConfig: { searches: Array<string>(33).fill('a') } }, ['dnsConfig.searches']],
    [{ dnsConfig: { options: [{ value: '1' }] } }, ['dnsConfig.options.0.name']],
    [{ hostAliases: [{ ip: '1.2.3' }] }, ['hostAliases.0.ip']],
    [
      { hostAliases: [{ ip: '::1', hostnames: ['A', null] }] },
      ['hostAliases.0.hostnames.0', 'hostAliases.0.hostnames.1'],
    ],
    [{ hostname: 'a.b', subdomain: 'A' }, ['hostname', 'subdomain']],
    [{ hostname: '' }, []],
    [{ hostnameOverride: '' }, ['hostnameOverride']],
    [{ hostnameOverride: 'a', setHostnameAsFQDN: true }, ['hostnameOverride']],
  ])('%j: %j', (spec, paths) => {
    expect(templateComplaints({ spec })).toEqual(paths);
  });
});

describe('what a pod shares with its host', () => {
  it.each<[JsonObject, string[]]>([
    [{ hostPID: true, shareProcessNamespace: true }, ['shareProcessNamespace']],
    [{ hostUsers: false, hostNetwork: true, hostIPC: true }, ['hostNetwork', 'hostIPC']],
  ])('%j: %j', (spec, paths) => {
    expect(templateComplaints({ spec })).toEqual(paths);
  });

  it('is each port by its number', () => {
    const container = { ports: [{ containerPort: 80, hostPort: 81 }] };
    expect(templateComplaints({ spec: { hostNetwork: true }, container })).toEqual([
      'containers.0.ports.0.hostPort',
    ]);
  });
});

describe('resources of the whole pod', () => {
  const container = { resources: { requests: { cpu: '2' }, limits: { memory: '2Gi' } } };

  it.each<[JsonObject, string[]]>([
    [{ requests: { cpu: '2' } }, []],
    [{ requests: { cpu: '1' } }, ['resources.requests.cpu']],
    [{ limits: { 'ephemeral-storage': '1' } }, ['resources.limits.ephemeral-storage']],
    [{ limits: { memory: '1Gi' } }, ['containers.0.resources.limits.memory']],
    [{ claims: [] }, ['resources.claims']],
  ])('of %j finds %j', (resources, paths) => {
    expect(templateComplaints({ spec: { resources }, container })).toEqual(paths);
  });

  it('are completed from the containers of a Pod', () => {
    const resources = { limits: { cpu: '1' } };
    expect(podComplaints({ spec: { resources }, container })).toEqual(['resources.requests.cpu']);
    expect(templateComplaints({ spec: { resources }, container })).toEqual([]);
  });

  it('count what starts beside the sidecars', () => {
    const own = { resources: { requests: { cpu: '1' } } };
    const initContainers = [
      { name: 'a', image: 'x', restartPolicy: 'Always', ...own },
      { name: 'b', image: 'x', ...own },
    ];
    const spec = { initContainers, resources: { requests: { cpu: '1500m' } } };
    expect(templateComplaints({ spec })).toEqual(['resources.requests.cpu']);
  });
});

describe('a Pod itself', () => {
  it.each<[JsonObject, string[]]>([
    [{}, []],
    [{ priority: 0 }, []],
    [{ priority: 1 }, ['priority']],
    [{ priority: 1, priorityClassName: 'a' }, []],
    [{ preemptionPolicy: 'Never' }, ['preemptionPolicy']],
    [{ overhead: { cpu: '1' } }, ['overhead']],
    [{ schedulingGates: [{ name: 'a' }], nodeName: 'n' }, ['nodeName']],
  ])('%j: %j', (spec, paths) => {
    expect(podComplaints({ spec })).toEqual(paths);
  });
});
