import type { Colors } from 'picocolors/types.js';
import type { FileChange } from '../core/plan/plan.ts';
import { renderUnifiedDiff } from './unified-diff.ts';

/** A unified diff of all changes, as `git apply` takes it; header lines of deleted files included. */
export function renderPlanDiff(changes: readonly FileChange[], colors: Colors): string {
  return changes.map((change) => renderUnifiedDiff(sidesOf(change), colors)).join('\n');
}

function sidesOf({ path, before, after }: FileChange) {
  return {
    from: before === undefined ? '/dev/null' : `a/${path}`,
    to: after === undefined ? '/dev/null' : `b/${path}`,
    before: before ?? '',
    after: after ?? '',
  };
}
