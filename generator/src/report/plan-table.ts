import type { Plan } from '../core/plan/plan.ts';

/** One row for each part of the tree that changes, and a line with the sums. */
export function renderPlanTable(plan: Plan): string {
  const parts = new Map<string, Counts>();
  const count = (path: string, kind: keyof Counts): void => {
    const part = partOf(path);
    const counts = parts.get(part) ?? { created: 0, updated: 0, deleted: 0 };
    counts[kind]++;
    parts.set(part, counts);
  };
  for (const { path } of plan.creates) count(path, 'created');
  for (const { path } of plan.updates) count(path, 'updated');
  for (const { path } of plan.deletes) count(path, 'deleted');

  const rows = [...parts].sort(([left], [right]) => (left < right ? -1 : 1));
  const shown = rows.slice(0, MAX_ROWS);
  const header = ['', 'created', 'updated', 'deleted'];
  const table = shown.map(([part, { created, updated, deleted }]) => [
    part,
    ...[created, updated, deleted].map((number) => (number === 0 ? '-' : String(number))),
  ]);
  const rest = rows.length - shown.length;
  return [...align([header, ...table]), ...(rest > 0 ? [`and ${rest} more folders`] : [])].join(
    '\n',
  );
}

interface Counts {
  created: number;
  updated: number;
  deleted: number;
}

const MAX_ROWS = 20;

/** `base/<app>`, `overlays/<env>/<app>`, `clusters/<cluster>`, or the file itself. */
function partOf(path: string): string {
  const segments = path.split('/');
  const depth = segments[0] === 'overlays' ? 3 : 2;
  const isPart = ['base', 'overlays', 'clusters'].includes(segments[0] ?? '');
  return isPart ? segments.slice(0, depth).join('/') : path;
}

/** Columns of equal width, the first to the left and numbers to the right. */
function align(rows: readonly (readonly string[])[]): string[] {
  const widths = (rows[0] ?? []).map((_, column) =>
    Math.max(...rows.map((row) => (row[column] ?? '').length)),
  );
  return rows.map((row) =>
    row
      .map((cell, column) => {
        const width = widths[column] ?? 0;
        return column === 0 ? cell.padEnd(width) : cell.padStart(width);
      })
      .join('  ')
      .trimEnd(),
  );
}
