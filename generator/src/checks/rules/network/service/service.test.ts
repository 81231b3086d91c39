import { describe, expect, it } from 'vitest';
import { complainedPaths } from '../../test-complaints.ts';
import { checkService } from './service.ts';

const port = { port: 80 };
const ports = [port];
const balancer = { type: 'LoadBalancer', ports };

describe('a Service', () => {
  it.each([
    ['is a port', { ports }, []],
    ['needs a port', {}, ['spec.ports']],
    ['needs none where it is headless', { clusterIP: 'None' }, []],
    ['has a known type', { type: 'Cluster', ports }, ['spec.type']],
    [
      'is not headless with a node port',
      { type: 'NodePort', clusterIP: 'None', ports },
      ['spec.clusterIP'],
    ],
    [
      'of no load balancer has no class',
      { loadBalancerClass: 'a/b', ports },
      ['spec.loadBalancerClass'],
    ],
    [
      'of a load balancer has a valid class',
      { ...balancer, loadBalancerClass: 'A B' },
      ['spec.loadBalancerClass'],
    ],
    [
      'does not say `false` of node ports that it has not',
      { allocateLoadBalancerNodePorts: false, ports },
      ['spec.allocateLoadBalancerNodePorts'],
    ],
    [
      'keeps clients for a day at most',
      {
        sessionAffinity: 'ClientIP',
        sessionAffinityConfig: { clientIP: { timeoutSeconds: 86401 } },
        ports,
      },
      ['spec.sessionAffinityConfig.clientIP.timeoutSeconds'],
    ],
    [
      'ignores the settings of no affinity',
      { sessionAffinityConfig: { clientIP: { timeoutSeconds: 0 } }, ports },
      [],
    ],
    [
      'selects by labels',
      { selector: { 'a b': 'c', d: 'e f' }, ports },
      ['spec.selector.a b', 'spec.selector.d'],
    ],
  ])('%s', (_title, spec, expected) => {
    expect(complainedPaths(checkService, { spec })).toEqual(expected);
  });

  it('reads null as nothing', () => {
    expect(complainedPaths(checkService, { spec: null })).toEqual(['spec.ports']);
    expect(complainedPaths(checkService, {})).toEqual(['spec.ports']);
  });

  it.each([
    ['a name', { externalName: 'example.com.' }, []],
    ['no name', {}, ['spec.externalName']],
    ['an address', { externalName: 'a_b' }, ['spec.externalName']],
    [
      'addresses of the cluster',
      {
        externalName: 'a.b',
        clusterIP: 'None',
        ipFamilies: ['IPv4'],
        ipFamilyPolicy: 'SingleStack',
      },
      ['spec.clusterIP', 'spec.ipFamilies', 'spec.ipFamilyPolicy'],
    ],
  ])('stands for another host: %s', (_title, spec, expected) => {
    const object = { spec: { type: 'ExternalName', ...spec } };
    expect(complainedPaths(checkService, object)).toEqual(expected);
  });

  it('has one topology annotation, or two that agree', () => {
    const annotations = {
      'service.kubernetes.io/topology-mode': 'Auto',
      'service.kubernetes.io/topology-aware-hints': 'Disabled',
    };
    expect(complainedPaths(checkService, { metadata: { annotations }, spec: { ports } })).toEqual([
      'metadata.annotations.service.kubernetes.io/topology-mode',
    ]);
  });
});

describe('ports', () => {
  it.each([
    ['0', [{ port: 0 }], ['spec.ports.0.port']],
    ['none', [{}], ['spec.ports.0.port']],
    ['without names', [port, { port: 81 }], ['spec.ports.0.name', 'spec.ports.1.name']],
    [
      'with one name',
      [
        { name: 'a', ...port },
        { name: 'a', port: 81 },
      ],
      ['spec.ports.1.name'],
    ],
    [
      'with bad names',
      [
        { name: 'A', ...port },
        { name: 'a.b', port: 81 },
      ],
      ['spec.ports.0.name', 'spec.ports.1.name'],
    ],
    [
      'of one number',
      [
        { name: 'a', ...port },
        { name: 'b', ...port },
      ],
      ['spec.ports.1.port'],
    ],
    [
      'of one number and two protocols',
      [
        { name: 'a', ...port },
        { name: 'b', ...port, protocol: 'UDP' },
      ],
      [],
    ],
    ['with a protocol in small letters', [{ ...port, protocol: 'tcp' }], ['spec.ports.0.protocol']],
    [
      'with the target 0 or ""',
      [
        { name: 'a', port: 1, targetPort: 0 },
        { name: 'b', port: 2, targetPort: '' },
      ],
      [],
    ],
    ['with a number in a text', [{ ...port, targetPort: '8080' }], ['spec.ports.0.targetPort']],
    [
      'with an empty application protocol',
      [{ ...port, appProtocol: '' }],
      ['spec.ports.0.appProtocol'],
    ],
    [
      'with a node port that it does not have',
      [{ ...port, nodePort: 30000 }],
      ['spec.ports.0.nodePort'],
    ],
  ])('%s', (_title, list, expected) => {
    expect(complainedPaths(checkService, { spec: { ports: list } })).toEqual(expected);
  });

  it('have node ports of their own', () => {
    const list = [
      { name: 'a', port: 1, nodePort: 30000 },
      { name: 'b', port: 2, nodePort: 30000 },
      { name: 'c', port: 2, nodePort: 30000, protocol: 'UDP' },
    ];
    expect(complainedPaths(checkService, { spec: { type: 'NodePort', ports: list } })).toEqual([
      'spec.ports.1.nodePort',
    ]);
  });
});

describe('addresses', () => {
  it.each([
    ['no address', { clusterIP: 'x' }, ['spec.clusterIP']],
    ['only in the list', { clusterIPs: ['10.0.0.1'] }, ['spec.clusterIPs']],
    [
      'another one first in the list',
      { clusterIP: '10.0.0.2', clusterIPs: ['10.0.0.1'] },
      ['spec.clusterIPs'],
    ],
    [
      'None and an address',
      { clusterIP: 'None', clusterIPs: ['None', '10.0.0.1'], ipFamilyPolicy: 'PreferDualStack' },
      ['spec.clusterIPs'],
    ],
    [
      'two of a family',
      {
        clusterIP: '10.0.0.1',
        clusterIPs: ['10.0.0.1', '10.0.0.2'],
        ipFamilyPolicy: 'PreferDualStack',
      },
      ['spec.clusterIPs'],
    ],
    [
      'one of each family',
      {
        clusterIP: '10.0.0.1',
        clusterIPs: ['10.0.0.1', 'fd00::1'],
        ipFamilyPolicy: 'PreferDualStack',
      },
      [],
    ],
    ['two for a single stack', { ipFamilies: ['IPv4', 'IPv6'] }, ['spec.ipFamilyPolicy']],
    ['two families without a selector', { clusterIP: 'None', ipFamilies: ['IPv4', 'IPv6'] }, []],
    [
      'one family twice',
      { ipFamilies: ['IPv4', 'IPv4'], ipFamilyPolicy: 'PreferDualStack' },
      ['spec.ipFamilies.1'],
    ],
    ['an unknown policy', { ipFamilyPolicy: '' }, ['spec.ipFamilyPolicy']],
    ['of another family', { clusterIP: '10.0.0.1', ipFamilies: ['IPv6'] }, ['spec.clusterIP']],
    [
      'of the loopback from outside',
      { externalIPs: ['1.2.3.4', '127.0.0.1', ''] },
      ['spec.externalIPs.1', 'spec.externalIPs.2'],
    ],
    [
      'ranges without a load balancer',
      { loadBalancerSourceRanges: ['10.0.0.0/8'] },
      ['spec.loadBalancerSourceRanges'],
    ],
    [
      'ranges with spaces',
      { ...balancer, loadBalancerSourceRanges: [' 10.0.0.0/8 ', '10.0.0.0'] },
      ['spec.loadBalancerSourceRanges.1'],
    ],
  ])('%s', (_title, spec, expected) => {
    expect(complainedPaths(checkService, { spec: { ports, ...spec } })).toEqual(expected);
  });

  it('reads ranges from the annotation where the field is empty', () => {
    const key = 'service.beta.kubernetes.io/load-balancer-source-ranges';
    const withRanges = (ranges: string, spec: object) =>
      complainedPaths(checkService, {
        metadata: { annotations: { [key]: ranges } },
        spec: { ports, ...spec },
      });
    expect(withRanges('10.0.0.0/8, x', balancer)).toEqual([`metadata.annotations.${key}`]);
    expect(withRanges('10.0.0.0/8, 11.0.0.0/8', balancer)).toEqual([]);
    expect(withRanges('', balancer)).toEqual([]);
    expect(withRanges('', {})).toEqual([`metadata.annotations.${key}`]);
  });
});

describe('traffic', () => {
  it.each([
    [
      'from outside without a way in',
      { externalTrafficPolicy: 'Local' },
      ['spec.externalTrafficPolicy'],
    ],
    [
      'from outside by an external address',
      { externalIPs: ['1.2.3.4'], externalTrafficPolicy: 'Local' },
      [],
    ],
    [
      'by an unknown policy',
      { ...balancer, externalTrafficPolicy: 'Zone', internalTrafficPolicy: '' },
      ['spec.internalTrafficPolicy', 'spec.externalTrafficPolicy'],
    ],
    [
      'with a health check that nobody asks',
      { ...balancer, healthCheckNodePort: 30000 },
      ['spec.healthCheckNodePort'],
    ],
    [
      'with a health check',
      { ...balancer, externalTrafficPolicy: 'Local', healthCheckNodePort: 30000 },
      [],
    ],
    [
      'distributed in a way that is none',
      { trafficDistribution: 'Auto' },
      ['spec.trafficDistribution'],
    ],
  ])('%s', (_title, spec, expected) => {
    expect(complainedPaths(checkService, { spec: { ports, ...spec } })).toEqual(expected);
  });
});
