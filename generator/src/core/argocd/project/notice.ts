import type { Retained } from './project-state.ts';
import type { DeploymentSource } from '../sources.ts';

/** Something decided for the user that is neither an error nor a finding. */
export interface Notice {
  /** The file that it is about. */
  path: string;
  message: string;
  hint: string;
}

/** Says what an AppProject keeps permitting for the last prune, and how that ends. */
export function retainedNotices(
  path: string,
  source: Pick<DeploymentSource, 'name' | 'path' | 'sync'>,
  { kinds, namespaces }: Retained,
): Notice[] {
  const names = [...kinds, ...namespaces.map((namespace) => `the namespace ${namespace}`)];
  if (names.length === 0) return [];
  const pruned =
    source.sync.prune === 'manual'
      ? `prune with \`argocd app sync ${source.name} --prune\``
      : 'let Argo CD prune';
  return [
    {
      path,
      message: `${source.path} no longer holds ${names.join(', ')}; the project keeps permitting it, because Argo CD fails a sync when both leave in one commit`,
      hint: `commit, ${pruned}; the next change of ${source.path} drops it, and naming the kind under \`permit:\` in gitops.yaml keeps it`,
    },
  ];
}
