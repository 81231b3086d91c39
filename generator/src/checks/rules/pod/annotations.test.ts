import { describe, expect, it } from 'vitest';
import { podComplaints, templateComplaints } from './test-pod.ts';

const APP_ARMOR = 'container.apparmor.security.beta.kubernetes.io/web';
const SECCOMP = 'container.seccomp.security.alpha.kubernetes.io/web';
const COST = 'controller.kubernetes.io/pod-deletion-cost';

describe('annotations that the server reads', () => {
  it.each([
    [COST, '-01', true],
    [COST, '2147483647', true],
    [COST, '+1', false],
    [COST, '01', false],
    [COST, '2147483648', false],
    [COST, '', false],
    [APP_ARMOR, 'localhost/x', true],
    [APP_ARMOR, '', true],
    [APP_ARMOR, 'x', false],
    ['container.apparmor.security.beta.kubernetes.io/other', 'unconfined', false],
    [SECCOMP, 'docker/default', true],
    [SECCOMP, 'localhost/../x', false],
    ['seccomp.security.alpha.kubernetes.io/pod', 'x', false],
    ['kubernetes.io/config.mirror', 'x', false],
    ['a b', 'x', false],
    ['A.B/c', 'x', true],
  ])('%s: %j', (key, value, isValid) => {
    const metadata = { annotations: { [key]: value } };
    expect(templateComplaints({ metadata })).toHaveLength(isValid ? 0 : 1);
  });
});

describe('an annotation beside its field', () => {
  const container = { securityContext: { seccompProfile: { type: 'RuntimeDefault' } } };
  const profile = 'containers.0.securityContext.seccompProfile';

  it.each([
    ['runtime/default', []],
    ['docker/default', []],
    ['unconfined', [profile]],
  ])('%s must say the same', (value, paths) => {
    expect(
      templateComplaints({ metadata: { annotations: { [SECCOMP]: value } }, container }),
    ).toEqual(paths);
  });

  it('wins over the profile of the whole Pod, but not of a template', () => {
    const parts = {
      metadata: { annotations: { [APP_ARMOR]: 'unconfined' } },
      spec: { securityContext: { appArmorProfile: { type: 'RuntimeDefault' } } },
    };
    expect(podComplaints(parts)).toEqual([]);
    expect(templateComplaints(parts)).toEqual(['securityContext.appArmorProfile']);
  });
});
