/**
 * Rows of a label and lines that hang beside it, aligned; a label that is longer than most stands on
 * a line of its own.
 */
export function hanging(
  rows: readonly (readonly [label: string, lines: readonly string[]])[],
): string[] {
  const fitting = rows.map(([label]) => label.length).filter((length) => length <= MAX_LABEL);
  const width = Math.max(0, ...fitting);
  return rows.flatMap(([label, lines]) => {
    const [first = '', ...others] = lines;
    const indent = ' '.repeat(width + 4);
    const head =
      label.length > width
        ? [`  ${label}`, indent + first]
        : [`  ${label.padEnd(width)}  ${first}`];
    return [...head, ...others.map((line) => indent + line)].map((line) => line.trimEnd());
  });
}
const MAX_LABEL = 40;
