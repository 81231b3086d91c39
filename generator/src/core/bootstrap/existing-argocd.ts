import {
  isJsonObject,
  namespaceOf,
  valueAt,
  type JsonObject,
  type KubernetesObject,
} from '../kubernetes/object.ts';

/**
 * The field manager that Argo CD applies with (its `common.ArgoCDSSAManager`). What bootstrap installs
 * is applied under this name too, so that Argo CD goes on with the same fields when it manages itself:
 * a field that leaves git then leaves the cluster.
 */
export const ARGOCD_FIELD_MANAGER = 'argocd-controller';

/** An Argo CD that runs in the cluster already. */
export interface ExistingArgoCd {
  namespace: string;
  /** Such as `3.5.1`; undefined where its image does not tell. */
  version: string | undefined;
  installedBy: 'bootstrap' | 'helm' | 'client-side apply' | 'something else';
  /** The Helm release, or who applied it. */
  detail: string | undefined;
}

/**
 * What installed an Argo CD, by the marks on the Deployment of its server.
 *
 * @param servers Deployments with the labels that every way of installation gives that one
 */
export function existingArgoCd(servers: readonly KubernetesObject[]): ExistingArgoCd[] {
  return servers.map((server) => ({
    namespace: namespaceOf(server) ?? '',
    version: imageVersion(server),
    ...installer(server),
  }));
}

/** The labels of Argo CD's server in its manifests and in its Helm chart. */
export const SERVER_LABELS = 'app.kubernetes.io/part-of=argocd,app.kubernetes.io/component=server';

function installer(server: KubernetesObject): Pick<ExistingArgoCd, 'installedBy' | 'detail'> {
  const release = valueAt(server, ['metadata', 'annotations', 'meta.helm.sh/release-name']);
  const managedBy = valueAt(server, ['metadata', 'labels', 'app.kubernetes.io/managed-by']);
  if (typeof release === 'string' || managedBy === 'Helm') {
    return { installedBy: 'helm', detail: typeof release === 'string' ? release : undefined };
  }
  const managers = appliers(server);
  if (managers.includes(ARGOCD_FIELD_MANAGER))
    return { installedBy: 'bootstrap', detail: undefined };
  const lastApplied = [
    'metadata',
    'annotations',
    'kubectl.kubernetes.io/last-applied-configuration',
  ];
  if (valueAt(server, lastApplied) !== undefined) {
    return { installedBy: 'client-side apply', detail: undefined };
  }
  return { installedBy: 'something else', detail: managers[0] };
}

/** Who applied it, server-side. */
function appliers(object: KubernetesObject): string[] {
  const entries = object.metadata['managedFields'];
  if (!Array.isArray(entries)) return [];
  return entries
    .filter(isJsonObject)
    .filter(({ operation }) => operation === 'Apply')
    .map(({ manager }) => manager)
    .filter((manager) => typeof manager === 'string');
}

function imageVersion(server: KubernetesObject): string | undefined {
  const containers = valueAt(server, ['spec', 'template', 'spec', 'containers']);
  if (!Array.isArray(containers)) return undefined;
  const images = containers.filter(isJsonObject).map(({ image }: JsonObject) => image);
  for (const image of images) {
    const version = typeof image === 'string' ? /:v?(\d+\.\d+\.\d+)/.exec(image)?.[1] : undefined;
    if (version !== undefined) return version;
  }
  return undefined;
}
