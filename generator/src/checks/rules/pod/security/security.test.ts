import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../../../../core/kubernetes/object.ts';
import { containerComplaints, templateComplaints } from '../test-pod.ts';

function ofPod(spec: JsonObject): string[] {
  return templateComplaints({ spec });
}

describe('the security context of a container', () => {
  it.each<[JsonObject, string[]]>([
    [{ runAsUser: 0, runAsGroup: 2147483647 }, []],
    [{ runAsUser: -1, runAsGroup: 2147483648 }, ['runAsUser', 'runAsGroup']],
    [{ procMount: 'Default' }, []],
    [{ procMount: 'Unmasked' }, ['procMount']],
    [{ procMount: '' }, ['procMount']],
    [{ allowPrivilegeEscalation: false, privileged: true }, ['allowPrivilegeEscalation']],
    [
      { allowPrivilegeEscalation: false, capabilities: { add: ['CAP_SYS_ADMIN'] } },
      ['allowPrivilegeEscalation'],
    ],
    [{ allowPrivilegeEscalation: false, capabilities: { add: ['SYS_ADMIN'] } }, []],
    [{ seccompProfile: {} }, ['seccompProfile.type']],
    [{ seccompProfile: { type: 'Localhost' } }, ['seccompProfile.localhostProfile']],
    [
      { seccompProfile: { type: 'Localhost', localhostProfile: '/a' } },
      ['seccompProfile.localhostProfile'],
    ],
    [
      { seccompProfile: { type: 'Unconfined', localhostProfile: '' } },
      ['seccompProfile.localhostProfile'],
    ],
    [{ appArmorProfile: { type: 'X' } }, ['appArmorProfile.type']],
    [
      { appArmorProfile: { type: 'Localhost', localhostProfile: ' a' } },
      ['appArmorProfile.localhostProfile'],
    ],
    [
      { windowsOptions: { gmsaCredentialSpecName: 'A' } },
      ['windowsOptions.gmsaCredentialSpecName'],
    ],
    [{ windowsOptions: { gmsaCredentialSpec: '' } }, ['windowsOptions.gmsaCredentialSpec']],
    [{ windowsOptions: { runAsUserName: 'a b' } }, []],
    [{ windowsOptions: { runAsUserName: 'a\\b\\c' } }, ['windowsOptions.runAsUserName']],
    [{ windowsOptions: { runAsUserName: '.\\a' } }, ['windowsOptions.runAsUserName']],
    [{ windowsOptions: { runAsUserName: '. .' } }, ['windowsOptions.runAsUserName']],
  ])('of %j finds %j', (securityContext, paths) => {
    expect(containerComplaints({ securityContext })).toEqual(
      paths.map((path) => `securityContext.${path}`),
    );
  });

  it('may unmask /proc where the pod has users of its own', () => {
    const securityContext = { procMount: 'Unmasked' };
    expect(containerComplaints({ securityContext }, { hostUsers: false })).toEqual([]);
  });
});

describe('the security context of a pod', () => {
  it.each<[JsonObject, string[]]>([
    [{ fsGroup: 2147483648 }, ['fsGroup']],
    [{ supplementalGroups: [-1] }, ['supplementalGroups.0']],
    [{ fsGroupChangePolicy: '' }, ['fsGroupChangePolicy']],
    [{ supplementalGroupsPolicy: 'X' }, ['supplementalGroupsPolicy']],
    [{ seLinuxChangePolicy: 'MountOption' }, ['seLinuxChangePolicy']],
    [{ sysctls: [{ name: 'net.core.somaxconn', value: '1' }] }, []],
    [
      { sysctls: [{ name: 'A', value: '1' }, { value: '1' }] },
      ['sysctls.0.name', 'sysctls.1.name'],
    ],
    [{ sysctls: [{ name: 'a' }, { name: 'a' }] }, ['sysctls.1.name']],
  ])('of %j finds %j', (securityContext, paths) => {
    expect(ofPod({ securityContext })).toEqual(paths.map((path) => `securityContext.${path}`));
  });

  it.each([
    ['hostNetwork', 'net.core.somaxconn'],
    ['hostNetwork', 'net/ipv4/conf/eth0.1/forwarding'],
    ['hostIPC', 'kernel.shmmax'],
    ['hostIPC', 'fs.mqueue.queues_max'],
  ])('with %s leaves %s to the host', (key, name) => {
    const securityContext = { sysctls: [{ name, value: '1' }] };
    expect(ofPod({ [key]: true, securityContext })).toEqual(['securityContext.sysctls.0.name']);
    expect(ofPod({ securityContext })).toEqual([]);
  });
});

describe('operating systems', () => {
  it.each<[JsonObject, string[]]>([
    [{ os: {} }, ['os.name']],
    [{ os: { name: 'plan9' } }, ['os.name']],
    [
      { os: { name: 'linux' }, securityContext: { windowsOptions: {} } },
      ['securityContext.windowsOptions'],
    ],
    [{ os: { name: 'windows' }, hostPID: false, hostUsers: true }, ['hostUsers']],
    [{ os: { name: 'windows' }, hostPID: true }, ['hostPID']],
    [
      { os: { name: 'windows' }, securityContext: { sysctls: [], supplementalGroups: [] } },
      ['securityContext.supplementalGroups'],
    ],
    [{ os: { name: 'windows' }, resources: { limits: { cpu: '1' } } }, ['resources']],
  ])('of %j finds %j', (spec, paths) => {
    expect(ofPod(spec)).toEqual(paths);
  });

  it('forbids contexts of Linux in containers for Windows', () => {
    const securityContext = { privileged: false, runAsNonRoot: true };
    expect(containerComplaints({ securityContext }, { os: { name: 'windows' } })).toEqual([
      'securityContext.privileged',
    ]);
  });

  it('runs all containers as processes of the host or none', () => {
    const windowsOptions = { hostProcess: true };
    const spec = { hostNetwork: true, securityContext: { windowsOptions } };
    expect(ofPod(spec)).toEqual([]);
    expect(ofPod({ ...spec, hostNetwork: false })).toEqual(['hostNetwork']);
    const container = { securityContext: { windowsOptions: { hostProcess: false } } };
    expect(templateComplaints({ spec, container })).toEqual([
      'containers.0.securityContext.windowsOptions.hostProcess',
    ]);
  });
});
