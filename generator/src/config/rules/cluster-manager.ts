import type { ConfigProblem } from '../source/locator.ts';
import { own } from '../own-value.ts';
import { quote } from '../quote.ts';
import type { RuleContext } from './rule.ts';

/** Each cluster is managed by a cluster that runs an Argo CD. */
export function clusterManager({ written, names }: RuleContext): ConfigProblem[] {
  const managers = Object.keys(written.clusters).filter(
    (name) => own(written.clusters, name)?.argocd !== undefined,
  );
  return Object.entries(written.clusters).flatMap(([name, cluster]) => {
    const path = ['clusters', name];
    const hint =
      managers.length === 0
        ? 'add "argocd: { version: ... }" to the cluster that runs Argo CD'
        : `write "managedBy: ${managers[0] ?? ''}"`;
    if (cluster.managedBy === undefined) {
      if (cluster.argocd !== undefined) return [];
      const message = `cluster ${quote(name)} has neither "argocd" nor "managedBy", so no Argo CD deploys to it`;
      return [{ severity: 'error', path, at: 'key', needs: path, message, hint }];
    }
    if (managers.includes(cluster.managedBy)) return [];
    if (!names.clusters.includes(cluster.managedBy)) return [];
    const message = `"clusters.${name}.managedBy" is ${quote(cluster.managedBy)}, which runs no Argo CD`;
    const needs = ['clusters', cluster.managedBy];
    return [{ severity: 'error', path: [...path, 'managedBy'], needs, message, hint }];
  });
}
