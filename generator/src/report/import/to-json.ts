import type { ImportReport } from '../../core/import/summary/types.ts';

/** The report as `--json` prints it. */
export function importToJson(report: ImportReport): string {
  const { isDryRun, summary, ...rest } = report;
  const { environments, lines, means, unshared } = summary;
  const withheldSecrets = report.withheldSecrets.map((secret) => ({
    ...secret,
    namespace: secret.namespace ?? null,
  }));
  return JSON.stringify(
    { written: !isDryRun, environments, lines, means, unshared, ...rest, withheldSecrets },
    null,
    2,
  );
}
