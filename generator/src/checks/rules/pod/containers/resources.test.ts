import { describe, expect, it } from 'vitest';
import { containerComplaints } from '../test-pod.ts';

describe('resources of a container', () => {
  it.each([
    [{ requests: { cpu: '1' }, limits: { cpu: '1000m' } }, []],
    [{ requests: { cpu: '200m' }, limits: { memory: '1Gi' } }, []],
    [{ limits: { 'example.com/gpu': '1' } }, []],
    [{ limits: { 'hugepages-2Mi': '4Mi', memory: '1Gi' } }, []],
    [{ requests: { cpu: '1.0005' }, limits: { cpu: '1.001' } }, []],
    [{ requests: { cpu: '2' }, limits: { cpu: '1' } }, ['requests.cpu']],
    [{ requests: { cpu: '200m' }, limits: { cpu: null } }, ['requests.cpu']],
    [{ limits: { cpu: '-1' } }, ['limits.cpu']],
    [{ limits: { gpu: '1' } }, ['limits.gpu']],
    [{ limits: { storage: '1' } }, ['limits.storage']],
    [{ limits: { 'requests.example.com/gpu': '1' } }, ['limits.requests.example.com/gpu']],
    [{ limits: { 'example.com/gpu': '500m' } }, ['limits.example.com/gpu']],
    [{ requests: { 'example.com/gpu': '1' } }, ['limits']],
    [
      { requests: { 'example.com/gpu': '1' }, limits: { 'example.com/gpu': '2' } },
      ['requests.example.com/gpu'],
    ],
    [{ limits: { 'hugepages-2Mi': '2Mi' } }, ['limits.hugepages-2Mi']],
    [{ limits: { 'hugepages-2Mi': '3Mi', cpu: '1' } }, ['limits.hugepages-2Mi']],
    [{ claims: [{ name: 'other' }] }, ['claims.0.name']],
  ])('of %j finds %j', (resources, paths) => {
    expect(containerComplaints({ resources })).toEqual(paths.map((path) => `resources.${path}`));
  });

  it.each([
    [[{ name: 'd' }], []],
    [
      [
        { name: 'd', request: 'a' },
        { name: 'd', request: 'b' },
      ],
      [],
    ],
    [[{ name: 'd' }, { name: 'd' }], ['1']],
    [[{ name: 'd', request: 'a' }, { name: 'd' }], ['1']],
    [[{ name: 'd' }, { name: 'd', request: 'a' }], ['1']],
    [[{ name: 'd', request: 'A' }], ['0.request']],
    [[{}], ['0.name']],
  ])('of the claims %j finds %j', (claims, paths) => {
    const resourceClaims = [{ name: 'd', resourceClaimName: 'x' }];
    expect(containerComplaints({ resources: { claims } }, { resourceClaims })).toEqual(
      paths.map((path) => `resources.claims.${path}`),
    );
  });
});
