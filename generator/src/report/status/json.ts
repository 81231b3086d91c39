import { isAllFine, type StatusReport } from '../../core/status/report.ts';

/** The status for a script. */
export function statusJson(report: StatusReport): object {
  const { homes } = report;
  return {
    fine: isAllFine(report),
    clusters: homes.map(({ cluster, source, troubles }) => ({
      cluster,
      source,
      problems: troubles,
    })),
    deployments: homes.flatMap(({ rows }) =>
      rows.map(({ home, cluster, label, application, isFine, sync, health, ...rest }) => ({
        deployment: label,
        application,
        cluster,
        argocd: home,
        fine: isFine,
        sync,
        health,
        revision: {
          deployed: rest.revision.deployed ?? null,
          relation: rest.revision.relation.kind,
          behind: rest.revision.relation.kind === 'behind' ? rest.revision.relation.commits : 0,
          unpushed: rest.revision.unpushed,
        },
        lastSync: rest.lastSync ?? null,
        problems: rest.problems.map(({ title, details, next }) => ({ title, details, next })),
        failing: rest.failing,
        notes: rest.notes,
      })),
    ),
  };
}
