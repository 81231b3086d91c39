import type { ImportSummary } from '../../core/import/summary/types.ts';
import { grouped } from './numbers.ts';

/** What came in and what is written, a row for each environment and for what they share. */
export function renderTable({ environments, lines }: ImportSummary): string[] {
  const objects = environments.reduce((total, each) => total + each.objects, 0);
  const rows = [
    ['', 'objects', 'lines in', 'lines out'],
    ...environments.map(({ name, objects: own, linesIn, linesOut }) => [
      name,
      grouped(own),
      grouped(linesIn),
      grouped(linesOut),
    ]),
    ...(lines.base > 0 ? [['base', '', '', grouped(lines.base)]] : []),
    ...(lines.components > 0 ? [['components', '', '', grouped(lines.components)]] : []),
    ['all', grouped(objects), grouped(lines.in), grouped(lines.out)],
  ];
  const widths = (rows[0] ?? []).map((_, column) =>
    Math.max(...rows.map((row) => (row[column] ?? '').length)),
  );
  return rows.map((row) =>
    row
      .map((cell, column) =>
        column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0),
      )
      .join('  '),
  );
}
