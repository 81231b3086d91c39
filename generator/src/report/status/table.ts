import type { Colors } from 'picocolors/types.js';
import type { RevisionState } from '../../core/status/revision.ts';
import type { LastSync, StatusRow } from '../../core/status/rows/types.ts';
import { formatAge } from './age.ts';

export interface TableOptions {
  /** How long ago a time, as RFC 3339, is in milliseconds. */
  age: (time: string) => number;
  colors: Colors;
  /** Whether a column names the cluster. */
  showHome: boolean;
}

type Paint = (text: string) => string;

interface Cell {
  text: string;
  paint: Paint;
}

/** One line for each Application, in columns. */
export function renderTable(rows: readonly StatusRow[], options: TableOptions): string {
  const { colors, showHome } = options;
  const titles = ['DEPLOYMENT', 'SYNC', 'HEALTH', 'REVISION', 'LAST SYNC'];
  const header = [...(showHome ? ['CLUSTER'] : []), ...titles].map(plain);
  const table = [header, ...rows.map((row) => cellsOf(row, options))];
  const widths = header.map((_, column) =>
    Math.max(...table.map((cells) => cells[column]?.text.length ?? 0)),
  );
  const lines = table.map((cells) =>
    cells
      .map(({ text, paint }, column) => {
        const isLast = column === cells.length - 1;
        return paint(isLast ? text : text.padEnd(widths[column] ?? 0));
      })
      .join('  '),
  );
  return [colors.dim(lines[0] ?? ''), ...lines.slice(1)].join('\n');
}

function cellsOf(row: StatusRow, { age, colors, showHome }: TableOptions): Cell[] {
  return [
    ...(showHome ? [plain(row.home)] : []),
    plain(row.label),
    { text: row.sync, paint: row.sync === 'Synced' ? colors.green : colors.yellow },
    { text: row.health, paint: healthPaint(row.health, colors) },
    plain(describeRevision(row.revision)),
    plain(describeSync(row.lastSync, age)),
  ];
}

function plain(text: string): Cell {
  return { text, paint: (same) => same };
}

function healthPaint(health: StatusRow['health'], colors: Colors): Paint {
  if (health === 'Healthy') return colors.green;
  return health === 'Degraded' || health === 'Absent' ? colors.red : colors.yellow;
}

/** `1a2b3c4 current`, `1a2b3c4 2 behind`, with what is not pushed. */
function describeRevision({ deployed, relation, unpushed }: RevisionState): string {
  const commit = deployed === undefined ? '-' : deployed.slice(0, 7);
  const place = {
    current: () => ' current',
    behind: () => (relation.kind === 'behind' ? ` ${relation.commits} behind` : ''),
    unknown: () => (deployed === undefined ? '' : ' ?'),
  }[relation.kind]();
  return `${commit}${place}${unpushed > 0 ? `, ${unpushed} not pushed` : ''}`;
}

function describeSync(sync: LastSync | undefined, age: (time: string) => number): string {
  if (sync === undefined) return '-';
  const ago = formatAge(age(sync.at));
  if (sync.phase === 'Running') return `running for ${ago}`;
  if (sync.phase === 'Terminating') return 'being ended';
  return sync.phase === 'Succeeded' ? `${ago} ago` : `failed ${ago} ago`;
}
