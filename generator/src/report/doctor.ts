import type { Colors } from 'picocolors/types.js';
import { isHealthy } from '../core/doctor/diagnose.ts';
import type { Finding } from '../core/doctor/finding.ts';

/** One line for each finding, what to do about it below, and a line that sums up. */
export function renderFindings(findings: readonly Finding[], colors: Colors): string {
  const width = Math.max(0, ...findings.map(({ subject }) => subject.length));
  const lines = findings.flatMap(({ subject, status, found, advice }) => [
    `${colored(status, colors)}  ${subject.padEnd(width)}  ${found}`,
    ...advice.map((line) => `${' '.repeat(STATUS_WIDTH + 4)}${line}`),
  ]);
  return [...lines, '', summary(findings)].join('\n');
}

const STATUS_WIDTH = 'warning'.length;

function colored(status: Finding['status'], colors: Colors): string {
  const color = {
    ok: colors.green,
    warning: colors.yellow,
    missing: colors.red,
    error: colors.red,
  };
  return color[status](status.padEnd(STATUS_WIDTH));
}

function summary(findings: readonly Finding[]): string {
  const count = (wanted: readonly Finding['status'][]): number =>
    findings.filter(({ status }) => wanted.includes(status)).length;
  const warnings = count(['warning']);
  const suffix = warnings === 0 ? '' : ` ${warnings} ${warnings === 1 ? 'warning' : 'warnings'}.`;
  if (isHealthy(findings)) return `All that is needed is there.${suffix}`;
  const broken = count(['missing', 'error']);
  return `${broken} ${broken === 1 ? 'thing that is needed is' : 'things that are needed are'} missing or wrong.${suffix}`;
}
