import { adviceOf, sentenceOf, type CheckFinding } from './check-finding.ts';
import type { CheckReport } from './report.ts';
import { summaryOf } from './text.ts';

/**
 * Commands of GitHub's workflows that show each finding at its line of a pull request:
 * https://docs.github.com/en/actions/reference/workflow-commands-for-github-actions
 */
export function renderCheckGithub(report: CheckReport): string {
  return [...report.findings.map(annotation), escapeData(summaryOf(report))].join('\n');
}

function annotation(finding: CheckFinding): string {
  const { severity, file, line, id } = finding;
  const properties = Object.entries({ file, line: String(line), title: `strata: ${id}` }).map(
    ([name, value]) => `${name}=${escapeProperty(value)}`,
  );
  const text = [sentenceOf(finding), ...adviceOf(finding)].join('\n');
  return `::${severity} ${properties.join(',')}::${escapeData(text)}`;
}

/** As @actions/core does: packages/core/src/command.ts. */
function escapeData(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
