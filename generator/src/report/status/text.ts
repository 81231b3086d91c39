import type { Colors } from 'picocolors/types.js';
import type { FailingObject } from '../../core/status/failing/types.ts';
import { isAllFine, type HomeStatus, type StatusReport } from '../../core/status/report.ts';
import type { RowProblem, StatusRow } from '../../core/status/rows/types.ts';
import { renderTable } from './table.ts';

/**
 * The status for a terminal: a table, and below it what is wrong, with the next command.
 *
 * @param age how long ago a time, as RFC 3339, is in milliseconds
 */
export function renderStatus(
  report: StatusReport,
  age: (time: string) => number,
  colors: Colors,
): string {
  const rows = report.homes.flatMap((home) => home.rows);
  const parts = [
    renderTable(rows, { age, colors, showHome: report.homes.length > 1 }),
    ...report.homes.flatMap((home) => renderTroubles(home, colors)),
    ...rows.flatMap((row) => renderDetails(row, colors)),
    summary(report, rows),
  ];
  return parts.join('\n\n');
}

function renderTroubles({ cluster, troubles }: HomeStatus, colors: Colors): string[] {
  if (troubles.length === 0) return [];
  const lines = troubles.flatMap((trouble) => renderProblem(trouble, colors));
  return [[colors.bold(`Argo CD of ${cluster}`), ...lines].join('\n')];
}

function renderDetails(row: StatusRow, colors: Colors): string[] {
  const { label, problems, notes } = row;
  if (problems.length + notes.length === 0) return [];
  const lines = [
    colors.bold(label),
    ...[...problems, ...notes].flatMap((problem) => renderProblem(problem, colors)),
  ];
  return [lines.join('\n')];
}

function renderProblem(
  { title, details, objects = [], next }: RowProblem,
  colors: Colors,
): string[] {
  const shown = details.slice(0, MAX_DETAILS);
  const rest = details.length - shown.length;
  return [
    `  ${title}`,
    ...shown.map((line) => `    ${line}`),
    ...(rest > 0 ? [`    and ${rest} more`] : []),
    ...objects.flatMap((object) => renderFailing(object, '    ', colors)),
    ...next.map((line, index) => colors.cyan(`  ${index === 0 ? 'next:' : '     '} ${line}`)),
  ];
}

const MAX_DETAILS = 10;

function renderFailing(object: FailingObject, indent: string, colors: Colors): string[] {
  const { kind, namespace, name, reason, message, more, causes, health } = object;
  const color = health === 'Degraded' || health === 'Unknown' ? colors.red : colors.yellow;
  const others = more === 0 ? '' : ` and ${more} more`;
  const place =
    indent.length > FIRST_INDENT || namespace === undefined ? name : `${namespace}/${name}`;
  const text = message === '' ? '' : `: ${message}`;
  return [
    `${indent}${kind} ${place}${others}: ${color(reason)}${text}`,
    ...causes.flatMap((cause) => renderFailing(cause, `${indent}  `, colors)),
  ];
}

const FIRST_INDENT = 4;

function summary(report: StatusReport, rows: readonly StatusRow[]): string {
  if (isAllFine(report)) {
    return rows.length === 1
      ? 'It is synced and healthy.'
      : `All ${rows.length} are synced and healthy.`;
  }
  const wrong = rows.filter(({ isFine }) => !isFine).length;
  return `${wrong} of ${rows.length} ${wrong === 1 ? 'needs' : 'need'} attention.`;
}
