import { describe, expect, it } from 'vitest';
import type { Permissions } from './permissions.ts';
import type { ProjectState } from './project-state.ts';
import { retainedPermissions } from './retained.ts';

const ROLE = { group: 'rbac.authorization.k8s.io', kind: 'Role' };
const DEPLOYMENT = { group: 'apps', kind: 'Deployment' };
const NAMESPACE = { group: '', kind: 'Namespace', name: 'shop' };
const OLD_NAMESPACE = { group: '', kind: 'Namespace', name: 'old' };

const wanted = permissions({});
const withRole = permissions({ namespacedKinds: [DEPLOYMENT, ROLE] });
const roleKey = 'Role.rbac.authorization.k8s.io';

describe('retainedPermissions', () => {
  it('keeps nothing where there is no readable project', () => {
    expect(retainedPermissions(wanted, undefined, undefined, true)).toEqual({
      permissions: wanted,
      retained: { kinds: [], namespaces: [] },
    });
  });

  it('keeps a namespaced kind that left the build, and marks it', () => {
    expect(retainedPermissions(wanted, state(withRole), state(withRole), true)).toEqual({
      permissions: withRole,
      retained: { kinds: [roleKey], namespaces: [] },
    });
  });

  it('keeps a namespace that was left, with the Namespace object', () => {
    const before = permissions({ namespaces: ['old'], clusterKinds: [OLD_NAMESPACE] });
    expect(retainedPermissions(wanted, state(before), state(before), true)).toEqual({
      permissions: permissions({
        namespaces: ['old', 'shop'],
        clusterKinds: [OLD_NAMESPACE, NAMESPACE],
      }),
      retained: { kinds: ['Namespace/old'], namespaces: ['old'] },
    });
  });

  it('takes the mark away when the kind comes back', () => {
    const { retained } = retainedPermissions(withRole, state(withRole, [roleKey]), undefined, true);
    expect(retained.kinds).toEqual([]);
  });

  it('takes a named object for covered when its kind is permitted as a whole', () => {
    const whole = permissions({ clusterKinds: [{ group: '', kind: 'Namespace' }] });
    const { permissions: result, retained } = retainedPermissions(
      whole,
      state(wanted),
      undefined,
      true,
    );
    expect(result).toEqual(whole);
    expect(retained.kinds).toEqual([]);
  });

  it('keeps a whole kind when only single objects of it are wanted', () => {
    const whole = permissions({ clusterKinds: [{ group: '', kind: 'Namespace' }] });
    expect(retainedPermissions(wanted, state(whole), undefined, true).retained.kinds).toEqual([
      'Namespace/*',
    ]);
  });

  it('drops what the last commit marks, with the next change', () => {
    const marked = state(withRole, [roleKey]);
    expect(retainedPermissions(wanted, marked, marked, true)).toEqual({
      permissions: wanted,
      retained: { kinds: [], namespaces: [] },
    });
  });

  it('drops a marked namespace likewise, and keeps what was marked since', () => {
    const before = permissions({
      namespaces: ['old', 'shop'],
      namespacedKinds: [DEPLOYMENT, ROLE],
    });
    const committed = { ...state(before), retained: { kinds: [], namespaces: ['old'] } };
    expect(retainedPermissions(wanted, state(before), committed, true)).toEqual({
      permissions: withRole,
      retained: { kinds: [roleKey], namespaces: [] },
    });
  });

  it.each([
    ['the mark is not committed', state(withRole), true],
    ['there is no git', undefined, true],
    ['the run changes nothing else', state(withRole, [roleKey]), false],
  ])('keeps it while %s', (_, committed, changed) => {
    const present = state(withRole, [roleKey]);
    expect(retainedPermissions(wanted, present, committed, changed)).toEqual({
      permissions: withRole,
      retained: { kinds: [roleKey], namespaces: [] },
    });
  });

  it('does not bring back what it dropped when it runs again before the commit', () => {
    const committed = state(withRole, [roleKey]);
    for (const changed of [true, false]) {
      const again = retainedPermissions(wanted, state(wanted), committed, changed);
      expect(again.permissions).toEqual(wanted);
    }
  });
});

function permissions(changes: Partial<Permissions>): Permissions {
  return {
    namespaces: ['shop'],
    clusterKinds: [NAMESPACE],
    namespacedKinds: [DEPLOYMENT],
    ...changes,
  };
}

function state(of: Permissions, kinds: string[] = []): ProjectState {
  return { permissions: of, retained: { kinds, namespaces: [] } };
}
