import {
  groupKindOf,
  groupOf,
  namespaceOf,
  type KubernetesObject,
} from '../../../core/kubernetes/object.ts';
import { scopeOf } from '../../../core/kubernetes/scope.ts';
import { Field } from '../../rules/shared/field.ts';
import type { LintContext, LintedDeployment } from '../lint.ts';
import { NamespaceContents } from './namespace-contents.ts';
import type { PlacedObject } from './placed-object.ts';
import type { PodTemplate } from './pod-template.ts';

/** All objects of all deployments, each beside what it lives with. */
export interface View {
  objects: readonly PlacedObject[];
  pods: readonly PodTemplate[];
  ofKind(groupKind: string): readonly PlacedObject[];
}

/** Puts the objects into the clusters and namespaces where they will be. */
export function createView({ deployments }: LintContext): View {
  const namespaces = new Map<string, NamespaceContents>();
  const contentsOf = (cluster: string, namespace: string): NamespaceContents => {
    const key = JSON.stringify([cluster, namespace]);
    const contents = namespaces.get(key) ?? new NamespaceContents(namespace);
    namespaces.set(key, contents);
    return contents;
  };
  const objects = deployments.flatMap((deployment) => {
    const own = contentsOf(deployment.cluster, deployment.namespace);
    for (const name of deployment.declaredSecrets) own.declareSecret(name);
    return deployment.objects.map((object) => {
      const name = effectiveNamespace(object, deployment);
      const namespace = contentsOf(deployment.cluster, name ?? '');
      const placed = place(object, deployment, namespace, name);
      namespace.add(placed);
      return placed;
    });
  });
  const byKind = new Map<string, PlacedObject[]>();
  for (const placed of objects) {
    const same = byKind.get(placed.groupKind);
    if (same === undefined) byKind.set(placed.groupKind, [placed]);
    else same.push(placed);
  }
  return {
    objects,
    pods: [...namespaces.values()].flatMap(({ pods }) => pods),
    ofKind: (groupKind) => byKind.get(groupKind) ?? [],
  };
}

function place(
  object: KubernetesObject,
  deployment: LintedDeployment,
  namespace: NamespaceContents,
  namespaceName: string | undefined,
): PlacedObject {
  const kind = { group: groupOf(object.apiVersion), kind: object.kind };
  return {
    deployment,
    object,
    root: new Field(object, []),
    groupKind: groupKindOf(object),
    isCustom: scopeOf(kind) === undefined,
    namespaceName,
    namespace,
  };
}

// A custom resource without namespace may be of either scope; it is then looked for beside the others.
function effectiveNamespace(
  object: KubernetesObject,
  deployment: LintedDeployment,
): string | undefined {
  const kind = { group: groupOf(object.apiVersion), kind: object.kind };
  if (scopeOf(kind) === 'cluster') return undefined;
  return namespaceOf(object) ?? deployment.namespace;
}
