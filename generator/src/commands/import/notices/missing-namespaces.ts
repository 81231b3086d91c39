import { overlayFolder } from '../../../core/import/files/app-folders.ts';
import type { ImportNotice } from '../../../core/import/summary/types.ts';
import { compareText } from '../../../core/compare-text.ts';
import type { Fleet } from '../../../core/fleet.ts';
import { groupOf, namespaceOf, type KubernetesObject } from '../../../core/kubernetes/object.ts';
import { scopeOf } from '../../../core/kubernetes/scope.ts';
import { isNamespace } from '../../../core/synthesis/transformers/namespace.ts';
import type { NoticeInput } from './notices.ts';

/** Namespaces that nothing makes: an Application makes none. */
export function missingNamespaces({
  app,
  edit: { fleet },
  objects,
}: Pick<NoticeInput, 'app' | 'edit' | 'objects'>): ImportNotice[] {
  return fleet.deployments
    .filter((deployment) => deployment.app === app)
    .flatMap(({ environment, cluster, namespace }) => {
      const own = objects.get(environment) ?? [];
      const made = new Set([
        ...own.filter(isNamespace).map(({ metadata }) => metadata.name),
        ...namespacesOf(fleet, cluster),
      ]);
      const missing = [...new Set(own.flatMap((object) => namespaceFor(object, namespace)))]
        .filter((name) => !made.has(name) && !isKubernetesOwn(name))
        .sort(compareText);
      if (missing.length === 0) return [];
      const folder = overlayFolder(app, environment);
      const [only] = missing.length === 1 ? missing : [];
      return [
        {
          subject: environment,
          message: `no manifest makes the namespace${only === undefined ? 's' : ''} ${missing.join(', ')}`,
          hint:
            only === undefined
              ? `kubectl create namespace <name> for each, or add a Namespace for each to the resources of ${folder}`
              : `kubectl create namespace ${only}, or add a Namespace to the resources of ${folder}`,
        },
      ];
    });
}

/** Those that other overlays on a cluster make, as far as gitops.yaml tells. */
function namespacesOf(
  { apps, deployments, environments }: Fleet,
  cluster: string,
): readonly string[] {
  const generated = new Set(
    apps.filter(({ source }) => source.kind === 'template').map(({ name }) => name),
  );
  return [
    ...deployments
      .filter((each) => each.cluster === cluster && each.ownsNamespace && generated.has(each.app))
      .map(({ namespace }) => namespace),
    ...environments
      .filter((each) => each.cluster === cluster)
      .flatMap(({ namespaces }) => namespaces.map(({ name }) => name)),
  ];
}

/** Where an object goes: without a namespace of its own, to that of the Application. */
function namespaceFor(object: KubernetesObject, namespace: string): string[] {
  const own = namespaceOf(object);
  if (own !== undefined) return [own];
  const scope = scopeOf({ group: groupOf(object.apiVersion), kind: object.kind });
  return scope === 'namespace' ? [namespace] : [];
}

function isKubernetesOwn(namespace: string): boolean {
  return namespace === 'default' || namespace.startsWith('kube-');
}
