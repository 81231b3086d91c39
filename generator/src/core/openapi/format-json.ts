import type { Json } from '../kubernetes/object.ts';

/** JSON for people and their diffs: what fits stands on one line, everything else a line each. */
export function formatJson(value: unknown): string {
  return `${format(value as Json, '', 0)}\n`;
}

const WIDTH = 100;

function format(value: Json, indent: string, used: number): string {
  const line = oneLine(value);
  if (indent.length + used + line.length <= WIDTH || typeof value !== 'object' || value === null) {
    return line;
  }
  const inner = `${indent}  `;
  if (Array.isArray(value)) {
    const items = value.map((item) => `${inner}${format(item, inner, 1)}`);
    return `[\n${items.join(',\n')}\n${indent}]`;
  }
  const entries = Object.entries(value).map(([key, item]) => {
    const start = `${JSON.stringify(key)}: `;
    return `${inner}${start}${format(item, inner, start.length + 1)}`;
  });
  return `{\n${entries.join(',\n')}\n${indent}}`;
}

/** JSON on one line; integers of any size exact. */
export function oneLine(value: Json): string {
  if (typeof value === 'bigint') return String(value);
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map(oneLine).join(', ')}]`;
  const entries = Object.entries(value).map(
    ([key, item]) => `${JSON.stringify(key)}: ${oneLine(item)}`,
  );
  return entries.length === 0 ? '{}' : `{ ${entries.join(', ')} }`;
}
