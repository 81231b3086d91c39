import { isClusterScoped } from '../../../core/kubernetes/scope.ts';
import { clashes, isSameDeployment, userOf } from './clashes.ts';
import type { Lint } from '../lint.ts';

export const sharedObject: Lint = {
  id: 'shared-object',
  severity: 'error',
  summary:
    'An object that two deployments of one cluster have: each sync overwrites what the other wrote.',
  remediation: 'Give one of them another name or namespace, or let one deployment own the object.',
  run: (view) =>
    clashes(
      view.objects.map((placed) => {
        const { object, groupKind, namespaceName, root } = placed;
        const namespace = isClusterScoped(object) ? undefined : namespaceName;
        const key = JSON.stringify([groupKind, namespace, object.metadata.name]);
        return { placed, field: root.at('metadata', 'name'), key };
      }),
      isSameDeployment,
      (first) => `${userOf(first)} has the same object on this cluster`,
    ),
};
