import { describe, expect, it } from 'vitest';
import { containerComplaints } from '../test-pod.ts';

const MOUNT = { name: 'scratch', mountPath: '/a' };
const DEVICE = { name: 'disk', devicePath: '/dev/a' };

describe('volumeMounts', () => {
  it.each([
    [{}, []],
    [{ mountPath: 'relative:1' }, []],
    [{ subPath: '..b' }, []],
    [{ mountPropagation: 'HostToContainer' }, []],
    [{ readOnly: true, recursiveReadOnly: 'Enabled' }, []],
    [{ name: 'other' }, ['name']],
    [{ name: '' }, ['name']],
    [{ mountPath: '' }, ['mountPath']],
    [{ subPath: '/b' }, ['subPath']],
    [{ subPath: 'a/../b' }, ['subPath']],
    [{ subPathExpr: '$(X)/..' }, ['subPathExpr']],
    [{ subPath: 'a', subPathExpr: 'b' }, ['subPathExpr']],
    [{ mountPropagation: '' }, ['mountPropagation']],
    [{ mountPropagation: 'Bidirectional' }, ['mountPropagation']],
    [{ recursiveReadOnly: 'Enabled' }, ['recursiveReadOnly']],
    [{ recursiveReadOnly: 'Maybe' }, ['recursiveReadOnly']],
    [
      { readOnly: true, recursiveReadOnly: 'IfPossible', mountPropagation: 'HostToContainer' },
      ['recursiveReadOnly'],
    ],
  ])('of %j finds %j', (part, paths) => {
    expect(containerComplaints({ volumeMounts: [{ ...MOUNT, ...part }] })).toEqual(
      paths.map((path) => `volumeMounts.0.${path}`),
    );
  });

  it('takes one volume at two places, but not two at one', () => {
    expect(containerComplaints({ volumeMounts: [MOUNT, { ...MOUNT, mountPath: '/a/' }] })).toEqual(
      [],
    );
    expect(containerComplaints({ volumeMounts: [MOUNT, { ...MOUNT, name: 'host' }] })).toEqual([
      'volumeMounts.1.mountPath',
    ]);
  });

  it('lets a privileged container propagate mounts', () => {
    const volumeMounts = [{ ...MOUNT, mountPropagation: 'Bidirectional' }];
    const securityContext = { privileged: true };
    expect(containerComplaints({ volumeMounts, securityContext })).toEqual([]);
  });
});

describe('volumeDevices', () => {
  it.each([
    [{}, []],
    [{ name: 'scratch' }, ['name']],
    [{ name: 'other' }, ['name']],
    [{ devicePath: '' }, ['devicePath']],
    [{ devicePath: '/../a' }, ['devicePath']],
  ])('of %j finds %j', (part, paths) => {
    expect(containerComplaints({ volumeDevices: [{ ...DEVICE, ...part }] })).toEqual(
      paths.map((path) => `volumeDevices.0.${path}`),
    );
  });

  it('does not take a volume both ways, nor a path', () => {
    expect(
      containerComplaints({
        volumeDevices: [DEVICE],
        volumeMounts: [{ name: 'disk', mountPath: '/dev/a' }],
      }),
    ).toEqual([
      'volumeMounts.0.name',
      'volumeMounts.0.mountPath',
      'volumeDevices.0.name',
      'volumeDevices.0.devicePath',
    ]);
  });
});
