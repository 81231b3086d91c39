import type { ConfigProblem } from '../../source/locator.ts';
import { quote } from '../../quote.ts';
import { nameFault } from './name-fault.ts';
import { namespaceUses, type NamespaceUse } from '../namespace-uses.ts';
import type { RuleContext } from '../rule.ts';

/** Namespaces have valid names and are not those of Kubernetes or of Argo CD. */
export function namespaceNames({ written, fleet }: RuleContext): ConfigProblem[] {
  const argoCd = new Map(fleet.clusters.map(({ name, argocd }) => [name, argocd?.namespace]));
  const ofClusters = fleet.clusters.flatMap(({ name, argocd }): ConfigProblem[] => {
    const fault = argocd === undefined ? undefined : nameFault('namespace', argocd.namespace);
    const path = ['clusters', name, 'argocd', 'namespace'];
    return fault === undefined ? [] : [{ severity: 'error', path, ...fault }];
  });
  const ofDeployments = namespaceUses({ written, fleet }).flatMap((use): ConfigProblem[] => {
    const fault = nameFaultOf(use) ?? protectedFault(use, argoCd.get(use.cluster));
    return fault === undefined ? [] : [{ severity: 'error', path: use.path, ...fault }];
  });
  return [...ofClusters, ...ofDeployments];
}

/** A derived name is as good as the names that it is made of, and those have rules of their own. */
function nameFaultOf(use: NamespaceUse): { message: string } | undefined {
  return use.isDerived ? undefined : nameFault('namespace', use.namespace);
}

function protectedFault(
  { namespace, title, cluster }: NamespaceUse,
  argoCdNamespace: string | undefined,
): { message: string; hint: string } | undefined {
  const refuse = (reason: string): { message: string; hint: string } => ({
    message: `namespace ${quote(namespace)} of ${title} is not accepted: ${reason}`,
    hint: 'choose another namespace',
  });
  if (namespace.startsWith('kube-')) return refuse('kube-* belongs to Kubernetes');
  if (namespace === 'default') return refuse('Kubernetes does not let it be deleted or owned');
  if (namespace === argoCdNamespace) {
    return refuse(`Argo CD runs in it on cluster ${quote(cluster)}`);
  }
  return undefined;
}
