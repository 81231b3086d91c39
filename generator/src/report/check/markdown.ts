import { adviceOf, countFindings, sentenceOf, type CheckFinding } from './check-finding.ts';
import type { CheckReport } from './report.ts';
import { summaryOf } from './text.ts';

/** A summary for a pull request or the page of a job, errors first. */
export function renderCheckMarkdown(report: CheckReport): string {
  const { findings } = report;
  if (findings.length === 0) return `## strata check\n\n${escape(summaryOf(report))}`;
  const bySeverity = (severity: CheckFinding['severity']): CheckFinding[] =>
    findings.filter((finding) => finding.severity === severity);
  return [
    `## strata check: ${countFindings(findings)}`,
    '',
    '| | where | what |',
    '| --- | --- | --- |',
    ...[...bySeverity('error'), ...bySeverity('warning')].map(row),
    '',
    escape(summaryOf(report)),
  ].join('\n');
}

function row(finding: CheckFinding): string {
  const { severity, file, line, id } = finding;
  const what = [`${sentenceOf(finding)} (${id})`, ...adviceOf(finding)].map(escape).join('<br>');
  return `| ${severity} | ${escape(`${file}:${line}`)} | ${what} |`;
}

/** Text that stays text in a cell, whatever an object is called. */
function escape(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('@', '&#64;')
    .replace(/[\\`*_|[\]#!~]/g, '\\$&')
    .replace(/\s+/g, ' ');
}
