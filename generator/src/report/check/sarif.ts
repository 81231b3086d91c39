import { adviceOf, sentenceOf, type CheckFinding } from './check-finding.ts';
import type { CheckReport } from './report.ts';

/**
 * The findings in the form that code scanning reads: SARIF 2.1.0,
 * https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html
 */
export function renderCheckSarif({ findings }: CheckReport): string {
  const ids = [...new Set(findings.map(({ id }) => id))].sort();
  const log = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: 'strata', rules: ids.map((id) => ({ id })) } },
        results: findings.map((finding) => resultOf(finding, ids)),
      },
    ],
  };
  return JSON.stringify(log, null, 2);
}

function resultOf(finding: CheckFinding, ids: readonly string[]): object {
  const { id, severity, file, line } = finding;
  return {
    ruleId: id,
    ruleIndex: ids.indexOf(id),
    level: severity,
    message: { text: [sentenceOf(finding), ...adviceOf(finding)].join('\n') },
    locations: [
      {
        physicalLocation: {
          // A URI: spaces and the like of a file name are escaped.
          artifactLocation: { uri: file.split('/').map(encodeURIComponent).join('/') },
          region: { startLine: line },
        },
      },
    ],
  };
}
