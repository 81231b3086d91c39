import { parseGroupKind, type GroupKind } from '../../kubernetes/group-kind.ts';
import { groupOf, namespaceOf, type KubernetesObject } from '../../kubernetes/object.ts';
import { isClusterScoped, scopeOf } from '../../kubernetes/scope.ts';
import { literalPattern } from './pattern.ts';
import { sortedPermissions, type Permissions } from './permissions.ts';
import type { DeploymentSource } from '../sources.ts';
import { WORKLOAD_KINDS } from './workload-kinds.ts';

/**
 * The least that a deployment needs: the namespaces of its build, the cluster-scoped objects that it
 * holds by name, the ordinary workload kinds, every other namespaced kind that it holds, and what
 * `permit:` names, of which any name. A custom kind whose scope cannot be told stands in both lists:
 * it has one scope, so nothing more is permitted.
 */
export function permissionsOfBuild(
  source: Pick<DeploymentSource, 'namespace' | 'build' | 'permit'>,
): Permissions {
  const { objects } = source.build;
  const permit = source.permit.map(parseGroupKind);
  return sortedPermissions({
    namespaces: [
      source.namespace ?? '',
      ...objects.flatMap((object) => namespaceOf(object) ?? []).map(literalPattern),
    ],
    clusterKinds: [
      ...permit.filter((kind) => scopeOf(kind) !== 'namespace').map(literalKind),
      ...objects.filter(isClusterScoped).map((object) => ({
        ...literalKind(kindOf(object)),
        name: literalPattern(object.metadata.name),
      })),
    ],
    namespacedKinds: [
      ...WORKLOAD_KINDS,
      ...permit.filter((kind) => scopeOf(kind) !== 'cluster').map(literalKind),
      ...possiblyNamespaced(objects).map((object) => literalKind(kindOf(object))),
    ],
  });
}

/**
 * A kustomization kept by hand may leave the namespace to the Application's destination; then an
 * object of a custom kind without a namespace may be of either scope.
 */
function possiblyNamespaced(objects: readonly KubernetesObject[]): KubernetesObject[] {
  const namespacesLeftOut = objects.some(
    (object) => scopeOf(kindOf(object)) === 'namespace' && namespaceOf(object) === undefined,
  );
  return objects.filter(
    (object) =>
      !isClusterScoped(object) || (namespacesLeftOut && scopeOf(kindOf(object)) === undefined),
  );
}

function kindOf(object: KubernetesObject): GroupKind {
  return { group: groupOf(object.apiVersion), kind: object.kind };
}

function literalKind({ group, kind }: GroupKind): GroupKind {
  return { group: literalPattern(group), kind: literalPattern(kind) };
}
