import { placeInRange, supportedKubernetes } from '../../core/argocd/supported-kubernetes.ts';
import type { Home } from '../../core/argocd/home.ts';
import type { Remark } from '../../core/bootstrap/judge-existing.ts';
import {
  describeResource,
  EVERYTHING,
  neededAccess,
  type NeededAccess,
} from '../../core/bootstrap/needed-access.ts';
import { isJsonObject, valueAt, type KubernetesObject } from '../../core/kubernetes/object.ts';
import type { Cluster } from '../../shell/cluster/cluster.ts';
import { mapBounded } from '../../shell/map-bounded.ts';

/** Whether the pinned Argo CD is tested with the server's version. */
export function judgeVersion(serverVersion: string, home: Home, declared: string): Remark[] {
  const range = supportedKubernetes(home.version);
  const remarks: Remark[] = [];
  const tested = `Argo CD ${home.version} is tested with ${range?.oldest ?? ''} to ${range?.newest ?? ''}`;
  switch (range === undefined ? 'within' : placeInRange(serverVersion, range)) {
    case 'older':
      remarks.push({
        severity: 'error',
        text: `the cluster is Kubernetes ${serverVersion}, and ${tested}`,
        hint: `upgrade the cluster, or choose an older Argo CD: clusters.${home.cluster}.argocd.version in gitops.yaml`,
      });
      break;
    case 'newer':
      remarks.push({
        severity: 'warning',
        text: `the cluster is Kubernetes ${serverVersion}, and ${tested}`,
      });
      break;
    case 'within':
    case 'unknown':
  }
  if (!serverVersion.startsWith(`v${declared}.`)) {
    remarks.push({
      severity: 'warning',
      text: `the cluster is Kubernetes ${serverVersion}, gitops.yaml says ${declared}: objects are validated for that one (clusters.${home.cluster}.kubernetes)`,
    });
  }
  return remarks;
}

/** A namespace that is being deleted takes nothing in, and tells what holds it. */
export function judgeNamespace(namespace: KubernetesObject | undefined): Remark[] {
  if (namespace?.metadata['deletionTimestamp'] === undefined) return [];
  const conditions = valueAt(namespace, ['status', 'conditions']);
  const reasons = (Array.isArray(conditions) ? conditions : [])
    .filter(isJsonObject)
    .filter(({ status, type }) => status === 'True' && type !== 'NamespaceDeletionDiscoveryFailure')
    .map(({ message }) => message)
    .filter((message) => typeof message === 'string');
  const { name } = namespace.metadata;
  return [
    {
      severity: 'error',
      text: `the namespace ${name} is being deleted${reasons.length === 0 ? '' : `: ${reasons.join(' ')}`}`,
      hint: `wait until it is gone; what holds it: kubectl get applications,appprojects -n ${name}. An object whose finalizer nobody handles any more goes with: kubectl patch <kind>/<name> -n ${name} --type merge -p '{"metadata":{"finalizers":null}}'`,
    },
  ];
}

/** Names every right that is missing, rather than to fail at the first one half-way. */
export async function judgeAccess(
  cluster: Cluster,
  objects: readonly KubernetesObject[],
  namespace: string,
): Promise<Remark[]> {
  if (await cluster.can(EVERYTHING)) return [];
  const needed = neededAccess(objects, namespace);
  const allowed = await mapBounded(needed, PARALLEL, (access) => cluster.can(access));
  const missing = needed.filter((_, index) => allowed[index] !== true);
  if (missing.length === 0) return [];
  return [
    {
      severity: 'error',
      text: `the user of context ${cluster.context} may not: ${summary(missing)}`,
      hint: 'to install Argo CD takes the role cluster-admin; what it deploys afterwards, its own accounts do',
    },
  ];
}

const PARALLEL = 8;
const SHOWN = 8;

/** `create, patch deployments.apps in namespace argocd`, a few of them. */
function summary(missing: readonly NeededAccess[]): string {
  const verbs = new Map<string, string[]>();
  for (const { verb, ...rest } of missing) {
    const what = describeResource(rest);
    verbs.set(what, [...(verbs.get(what) ?? []), verb]);
  }
  const all = [...verbs].map(([what, several]) => `${several.join(', ')} ${what}`);
  const shown = all.slice(0, SHOWN).join('; ');
  return all.length > SHOWN ? `${shown}; and more of ${all.length - SHOWN} other kinds` : shown;
}
