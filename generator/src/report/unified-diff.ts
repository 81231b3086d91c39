import { createTwoFilesPatch } from 'diff';
import type { Colors } from 'picocolors/types.js';

/** Two texts with their names; `/dev/null` names what is not there. */
export interface DiffSides {
  from: string;
  to: string;
  before: string;
  after: string;
}

/** A unified diff, as `git apply` and `patch` take it. */
export function renderUnifiedDiff({ from, to, before, after }: DiffSides, colors: Colors): string {
  const patch = createTwoFilesPatch(from, to, before, after, '', '', { context: 3 });
  // The package puts a ruler and a tab that git does not write.
  const text = patch
    .replace(/^=+\n/, '')
    .replace(/^(--- .*|\+\+\+ .*)\t$/gm, '$1')
    .trimEnd();
  return colorize(text, colors);
}

function colorize(patch: string, colors: Colors): string {
  return patch
    .split('\n')
    .map((line) => {
      if (/^(---|\+\+\+) /.test(line)) return colors.bold(line);
      if (line.startsWith('@@')) return colors.cyan(line);
      if (line.startsWith('+')) return colors.green(line);
      return line.startsWith('-') ? colors.red(line) : line;
    })
    .join('\n');
}
