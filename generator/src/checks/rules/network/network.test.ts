import { describe, expect, it } from 'vitest';
import { complainedPaths } from '../test-complaints.ts';
import { checkIPAddress, checkServiceCIDR } from './address-allocation.ts';
import { checkEndpointSlice } from './endpoint-slice.ts';
import { checkEndpoints } from './endpoints.ts';
import { checkIngressClass } from './ingress-class.ts';
import { checkNetworkPolicy } from './network-policy.ts';

describe('NetworkPolicy', () => {
  it.each([
    ['nothing', {}, []],
    ['null', { ingress: null, podSelector: null }, []],
    [
      'every form of peer',
      {
        ingress: [
          {
            from: [
              { podSelector: {} },
              { podSelector: {}, namespaceSelector: {} },
              { ipBlock: { cidr: '10.0.0.0/8', except: ['10.1.0.0/16'] } },
            ],
          },
        ],
      },
      [],
    ],
    [
      'a peer that is none',
      { egress: [{ to: [{}, null] }] },
      ['spec.egress.0.to.0', 'spec.egress.0.to.1'],
    ],
    [
      'a block and a selector',
      { egress: [{ to: [{ ipBlock: { cidr: '10.0.0.0/8' }, podSelector: {} }] }] },
      ['spec.egress.0.to.0'],
    ],
    [
      'a block without a range',
      { egress: [{ to: [{ ipBlock: {} }] }] },
      ['spec.egress.0.to.0.ipBlock.cidr'],
    ],
    [
      'an exception outside of the range',
      {
        egress: [
          { to: [{ ipBlock: { cidr: '10.0.0.0/8', except: ['11.0.0.0/16', '10.0.0.0/8', 'x'] } }] },
        ],
      },
      [0, 1, 2].map((index) => `spec.egress.0.to.0.ipBlock.except.${index}`),
    ],
    [
      'ports',
      {
        ingress: [
          { ports: [{}, { port: 'http' }, { port: 80, endPort: 90 }, { protocol: 'SCTP' }] },
        ],
      },
      [],
    ],
    [
      'a number in a text',
      { ingress: [{ ports: [{ port: '80' }] }] },
      ['spec.ingress.0.ports.0.port'],
    ],
    ['a port 0', { ingress: [{ ports: [{ port: 0 }] }] }, ['spec.ingress.0.ports.0.port']],
    [
      'a range without a beginning',
      {
        ingress: [
          { ports: [{ endPort: 90 }, { port: 'http', endPort: 90 }, { port: 91, endPort: 90 }] },
        ],
      },
      [0, 1, 2].map((index) => `spec.ingress.0.ports.${index}.endPort`),
    ],
    [
      'a protocol in small letters',
      { ingress: [{ ports: [{ protocol: 'tcp' }] }] },
      ['spec.ingress.0.ports.0.protocol'],
    ],
    ['an unknown type', { policyTypes: ['Ingress', 'egress'] }, ['spec.policyTypes.1']],
    ['three types', { policyTypes: ['Ingress', 'Egress', 'Egress'] }, ['spec.policyTypes']],
    [
      'a selector with a bad label',
      { podSelector: { matchLabels: { a: '-' } } },
      ['spec.podSelector.matchLabels.a'],
    ],
  ])('%s', (_title, spec, expected) => {
    expect(complainedPaths(checkNetworkPolicy, { spec })).toEqual(expected);
  });
});

describe('Endpoints', () => {
  const addresses = [{ ip: '10.0.0.1' }];
  it.each([
    ['addresses without ports', [{ addresses }], []],
    ['no addresses', [{ ports: [{ port: 80 }] }], ['subsets.0']],
    [
      'addresses that cannot be reached',
      [
        {
          notReadyAddresses: [
            {},
            { ip: '127.0.0.1' },
            { ip: '169.254.0.1' },
            { ip: '224.0.0.1' },
            { ip: '::' },
          ],
        },
      ],
      [0, 1, 2, 3, 4].map((index) => `subsets.0.notReadyAddresses.${index}.ip`),
    ],
    [
      'a host and node that are none',
      [{ addresses: [{ ip: '10.0.0.1', hostname: 'a.b', nodeName: '' }] }],
      ['subsets.0.addresses.0.hostname', 'subsets.0.addresses.0.nodeName'],
    ],
    [
      'ports without names',
      [{ addresses, ports: [{ port: 1 }, { port: 0 }] }],
      ['subsets.0.ports.0.name', 'subsets.0.ports.1.name', 'subsets.0.ports.1.port'],
    ],
  ])('%s', (_title, subsets, expected) => {
    expect(complainedPaths(checkEndpoints, { subsets })).toEqual(expected);
  });
});

describe('EndpointSlice', () => {
  it.each([
    ['of IPv4', { addressType: 'IPv4', endpoints: [{ addresses: ['10.0.0.1'] }] }, []],
    ['of IPv6', { addressType: 'IPv6', endpoints: [{ addresses: ['fd00::1'] }] }, []],
    [
      'of names',
      { addressType: 'FQDN', endpoints: [{ addresses: ['a.b', 'a'] }] },
      ['endpoints.0.addresses.1'],
    ],
    ['of nothing', {}, ['addressType']],
    [
      'of addresses of the other family',
      { addressType: 'IPv4', endpoints: [{ addresses: ['fd00::1'] }] },
      ['endpoints.0.addresses.0'],
    ],
    [
      'of an address that is written at length',
      { addressType: 'IPv6', endpoints: [{ addresses: ['fd00:0::1'] }] },
      ['endpoints.0.addresses.0'],
    ],
    ['without addresses', { addressType: 'IPv4', endpoints: [{}] }, ['endpoints.0.addresses']],
    [
      'with a name twice',
      { addressType: 'IPv4', ports: [{ name: 'a' }, { name: 'a' }, { protocol: '' }] },
      ['ports.1.name', 'ports.2.protocol'],
    ],
    [
      'with a zone twice',
      {
        addressType: 'IPv4',
        endpoints: [
          { addresses: ['10.0.0.1'], hints: { forZones: [{ name: 'a' }, { name: 'a' }] } },
        ],
      },
      ['endpoints.0.hints.forZones.1.name'],
    ],
    [
      'with too many hints',
      {
        addressType: 'IPv4',
        endpoints: [
          {
            addresses: ['10.0.0.1'],
            hints: { forNodes: Array.from({ length: 9 }, (_, index) => ({ name: `n${index}` })) },
          },
        ],
      },
      ['endpoints.0.hints.forNodes'],
    ],
  ])('%s', (_title, slice, expected) => {
    expect(complainedPaths(checkEndpointSlice, slice)).toEqual(expected);
  });
});

describe('IngressClass', () => {
  const parameters = { kind: 'K', name: 'n' };
  it.each([
    ['a controller', { controller: 'a.b/c' }, []],
    ['none', {}, ['spec.controller']],
    ['one without a domain', { controller: 'nginx' }, ['spec.controller']],
    ['parameters of the cluster', { controller: 'a.b/c', parameters }, []],
    [
      'parameters of a namespace',
      { controller: 'a.b/c', parameters: { ...parameters, scope: 'Namespace', namespace: 'n' } },
      [],
    ],
    [
      'parameters without their namespace',
      { controller: 'a.b/c', parameters: { ...parameters, scope: 'Namespace' } },
      ['spec.parameters.namespace'],
    ],
    [
      'parameters of the cluster with a namespace',
      { controller: 'a.b/c', parameters: { ...parameters, namespace: 'n' } },
      ['spec.parameters.namespace'],
    ],
    [
      'parameters without a kind',
      { controller: 'a.b/c', parameters: { name: 'n', scope: '' } },
      ['spec.parameters.kind', 'spec.parameters.scope'],
    ],
  ])('%s', (_title, spec, expected) => {
    expect(complainedPaths(checkIngressClass, { spec })).toEqual(expected);
  });
});

describe('address allocation', () => {
  it.each([
    [['10.0.0.0/16', 'fd00::/64'], []],
    [[], ['spec.cidrs']],
    [['10.0.0.0/16', '10.1.0.0/16'], ['spec.cidrs']],
    [['10.0.0.1/16'], ['spec.cidrs.0']],
    [['::ffff:10.0.0.0/112'], ['spec.cidrs.0']],
    [['a', 'b', 'c'], ['spec.cidrs']],
  ])('takes the ranges %j', (cidrs, expected) => {
    expect(complainedPaths(checkServiceCIDR, { spec: { cidrs } })).toEqual(expected);
  });

  it('wants to know whose an address is', () => {
    expect(complainedPaths(checkIPAddress, { spec: {} })).toEqual(['spec.parentRef']);
    for (const name of ['2001:db8::1', '10.0.0.1', '10.0.0.01', '2001:db8:0::1', 'a']) {
      const address = { metadata: { name }, spec: { parentRef: { resource: 'a', name: 'b' } } };
      const isCanonical = ['2001:db8::1', '10.0.0.1'].includes(name);
      expect(complainedPaths(checkIPAddress, address)).toEqual(
        isCanonical ? [] : ['metadata.name'],
      );
    }
    const parentRef = { resource: 'services', name: 'a/b' };
    expect(complainedPaths(checkIPAddress, { spec: { parentRef } })).toEqual([
      'spec.parentRef.name',
    ]);
  });
});
