import { compareText } from '../../compare-text.ts';
import { compareGroupKinds, formatGroupKind } from '../../kubernetes/group-kind.ts';
import type { GroupKind } from '../../kubernetes/group-kind.ts';
import type { ClusterResource } from '../types.ts';

/** What an AppProject permits; the texts are patterns as Argo CD matches them. */
export interface Permissions {
  /** The empty one stands for objects without a namespace. */
  namespaces: string[];
  clusterKinds: ClusterResource[];
  namespacedKinds: GroupKind[];
}

/** The same permissions in the order of group, kind and name, without what another one covers. */
export function sortedPermissions(permissions: Permissions): Permissions {
  const clusterKinds = byKey(permissions.clusterKinds, clusterResourceKey);
  return {
    namespaces: [...new Set(permissions.namespaces)].sort(compareText),
    clusterKinds: [...clusterKinds.values()]
      .filter((resource) => resource.name === undefined || !clusterKinds.has(everyName(resource)))
      .sort((a, b) => compareGroupKinds(a, b) || compareText(a.name ?? '', b.name ?? '')),
    namespacedKinds: [...byKey(permissions.namespacedKinds, formatGroupKind).values()].sort(
      compareGroupKinds,
    ),
  };
}

/** What `present` permits and `wanted` does not. */
export function permissionsBeyond(present: Permissions, wanted: Permissions): Permissions {
  const clusterKinds = byKey(wanted.clusterKinds, clusterResourceKey);
  const namespacedKinds = byKey(wanted.namespacedKinds, formatGroupKind);
  return {
    namespaces: present.namespaces.filter((namespace) => !wanted.namespaces.includes(namespace)),
    clusterKinds: present.clusterKinds.filter(
      (resource) =>
        !clusterKinds.has(clusterResourceKey(resource)) && !clusterKinds.has(everyName(resource)),
    ),
    namespacedKinds: present.namespacedKinds.filter(
      (kind) => !namespacedKinds.has(formatGroupKind(kind)),
    ),
  };
}

/** `Kind.group/name`; a star stands for every name, as a name of that letter is quoted. */
export function clusterResourceKey(resource: ClusterResource): string {
  return resource.name === undefined
    ? everyName(resource)
    : `${formatGroupKind(resource)}/${resource.name}`;
}

function everyName(kind: GroupKind): string {
  return `${formatGroupKind(kind)}/*`;
}

function byKey<Item>(items: readonly Item[], key: (item: Item) => string): Map<string, Item> {
  return new Map(items.map((item) => [key(item), item]));
}
