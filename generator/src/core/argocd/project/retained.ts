import { compareText } from '../../compare-text.ts';
import { formatGroupKind } from '../../kubernetes/group-kind.ts';
import {
  clusterResourceKey,
  permissionsBeyond,
  sortedPermissions,
  type Permissions,
} from './permissions.ts';
import type { ProjectState, Retained } from './project-state.ts';

export interface RetainedPermissions {
  permissions: Permissions;
  retained: Retained;
}

/**
 * Adds to the wanted permissions those that the present project has beyond them. When a kind or a
 * namespace leaves the build and the project in one commit, Argo CD 3.5 prunes nothing of it: the
 * sync fails with `resource … is not permitted in project` and blocks the deployment, or, where the
 * project came first, the objects stay in the cluster and out of sight. So both stay permitted until
 * the objects are pruned.
 *
 * @param committed the project in the last commit; what it already marks as retained has been
 *   permitted without need for a commit at least, and goes.
 * @param changed whether this run changes the deployment otherwise; without, nothing goes, so that a
 *   run after a commit that changes nothing else writes nothing.
 */
export function retainedPermissions(
  wanted: Permissions,
  present: ProjectState | undefined,
  committed: ProjectState | undefined,
  changed: boolean,
): RetainedPermissions {
  if (present === undefined) return { permissions: wanted, retained: NOTHING };
  const beyond = permissionsBeyond(present.permissions, wanted);
  const done = changed ? committed?.retained : undefined;
  const kept = sortedPermissions({
    namespaces: beyond.namespaces.filter((namespace) => !done?.namespaces.includes(namespace)),
    clusterKinds: beyond.clusterKinds.filter(
      (resource) => !done?.kinds.includes(clusterResourceKey(resource)),
    ),
    namespacedKinds: beyond.namespacedKinds.filter(
      (kind) => !done?.kinds.includes(formatGroupKind(kind)),
    ),
  });
  return {
    permissions: sortedPermissions({
      namespaces: [...wanted.namespaces, ...kept.namespaces],
      clusterKinds: [...wanted.clusterKinds, ...kept.clusterKinds],
      namespacedKinds: [...wanted.namespacedKinds, ...kept.namespacedKinds],
    }),
    retained: {
      kinds: [
        ...kept.clusterKinds.map(clusterResourceKey),
        ...kept.namespacedKinds.map(formatGroupKind),
      ].sort(compareText),
      namespaces: kept.namespaces,
    },
  };
}

const NOTHING: Retained = { kinds: [], namespaces: [] };
