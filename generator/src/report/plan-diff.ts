import { createTwoFilesPatch } from 'diff';
import type { Colors } from 'picocolors/types.js';
import type { FileChange } from '../core/plan/plan.ts';

/** A unified diff of all changes, as `git apply` takes it; header lines of deleted files included. */
export function renderPlanDiff(changes: readonly FileChange[], colors: Colors): string {
  return changes.map((change) => colorize(unifiedDiff(change), colors)).join('\n');
}

function unifiedDiff({ path, before, after }: FileChange): string {
  const from = before === undefined ? '/dev/null' : `a/${path}`;
  const to = after === undefined ? '/dev/null' : `b/${path}`;
  const patch = createTwoFilesPatch(from, to, before ?? '', after ?? '', '', '', { context: 3 });
  // The package puts a ruler and a tab that git does not write.
  return patch
    .replace(/^=+\n/, '')
    .replace(/^(--- .*|\+\+\+ .*)\t$/gm, '$1')
    .trimEnd();
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
