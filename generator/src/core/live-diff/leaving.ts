import { groupOf, namespaceOf, type KubernetesObject } from '../kubernetes/object.ts';
import type { ApplicationState, ResourceState } from '../status/application/types.ts';

/** Objects that an Application manages and that a build has no more. */
export function leavingObjects(
  { resources }: Pick<ApplicationState, 'resources'>,
  built: readonly KubernetesObject[],
): ResourceState[] {
  const ids = new Set(
    built.map((object) =>
      idOf(groupOf(object.apiVersion), object.kind, namespaceOf(object), object.metadata.name),
    ),
  );
  return resources.filter(
    ({ group, kind, namespace, name, isHook }) =>
      !isHook && !ids.has(idOf(group, kind, namespace, name)),
  );
}

function idOf(group: string, kind: string, namespace: string | undefined, name: string): string {
  return [group, kind, namespace ?? '', name].join('/');
}
