import { own } from '../own-value.ts';
import type { ConfigProblem } from '../source/locator.ts';
import type { RuleContext } from './rule.ts';
import { unknownName } from './names/unknown-name.ts';

/** Clusters, environments and templates that are named exist. */
export function references(context: RuleContext): ConfigProblem[] {
  const { written, names, templates, isRefused } = context;
  const problems: ConfigProblem[] = [];
  const check = (
    kind: 'cluster' | 'environment' | 'template',
    name: string | undefined,
    existing: readonly string[],
    place: { path: string[]; at?: 'key' },
  ): void => {
    if (name === undefined || existing.includes(name)) return;
    if (kind !== 'template' && isRefused(`${kind}s`)) return;
    problems.push(unknownName(kind, name, existing, place));
  };
  for (const [name, cluster] of Object.entries(written.clusters)) {
    const path = ['clusters', name, 'managedBy'];
    check('cluster', cluster.managedBy, names.clusters, { path });
  }
  for (const [name, environment] of Object.entries(written.environments)) {
    const path = ['environments', name];
    check('cluster', environment.cluster, names.clusters, { path: [...path, 'cluster'] });
    check('environment', environment.extends, names.environments, { path: [...path, 'extends'] });
  }
  for (const appName of Object.keys(written.apps)) {
    const app = own(written.apps, appName);
    const path = ['apps', appName];
    check('template', app?.template, [...templates.keys()], { path: [...path, 'template'] });
    for (const name of Object.keys(app?.environments ?? {})) {
      const place = { path: [...path, 'environments', name], at: 'key' as const };
      check('environment', name, names.environments, place);
    }
  }
  return problems;
}
