import type { ConfigProblem } from '../../source/locator.ts';
import { nameFault } from './name-fault.ts';
import type { RuleContext } from '../rule.ts';

/** Names of clusters, environments and apps can be folders and parts of Kubernetes names. */
export function names({ names: { clusters, environments, apps } }: RuleContext): ConfigProblem[] {
  const named = [
    ...clusters.map((name) => ({ kind: 'cluster', section: 'clusters', name }) as const),
    ...environments.map(
      (name) => ({ kind: 'environment', section: 'environments', name }) as const,
    ),
    ...apps.map((name) => ({ kind: 'app', section: 'apps', name }) as const),
  ];
  return named.flatMap(({ kind, section, name }) => {
    const fault = nameFault(kind, name);
    if (fault === undefined) return [];
    return [{ severity: 'error', path: [section, name], at: 'key', ...fault }];
  });
}
