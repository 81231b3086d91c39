import type { Colors } from 'picocolors/types.js';
import { withoutHeader } from '../core/plan/header.ts';
import type { Obstacle } from '../core/plan/obstacles.ts';
import type { FileChange, Plan, RefusedDiscard } from '../core/plan/plan.ts';
import { renderPlanDiff } from './plan-diff.ts';

/** Why nothing was written: each edit as a diff with the ways out, and what stands in the way. */
export function renderBlocked(plan: Plan, colors: Colors): string {
  return [
    ...plan.handEdits.map((edit) => renderHandEdit(edit, colors)),
    ...plan.obstacles.map(renderObstacle),
    ...plan.refusedDiscards.map(renderRefusedDiscard),
    'Nothing was written.',
  ].join('\n\n');
}

function renderHandEdit(edit: FileChange, colors: Colors): string {
  const { path, before = '', after } = edit;
  const generated = after === undefined ? undefined : withoutHeader(after);
  const diff =
    generated === undefined
      ? 'The generator no longer writes this file.'
      : renderPlanDiff([{ path, before: generated, after: withoutHeader(before) }], colors);
  const canAdopt = /^(base|overlays)\//.test(path) && generated !== undefined;
  return [
    `${path} was generated and then edited by hand:`,
    '',
    diff,
    '',
    'Ways out:',
    '  - put the change into gitops.yaml, and take the edit back with the command below',
    ...(canAdopt ? [`  - keep it as a patch in custom/:  npx --no strata adopt ${path}`] : []),
    `  - throw the edit away:  npx --no strata generate --discard ${path}`,
  ].join('\n');
}

function renderObstacle({ path, found, wanted }: Obstacle): string {
  const what: Record<Obstacle['found'], string> = {
    'foreign file': `${path} was not written by the generator, and stands where it must write`,
    'symbolic link': `${path} is a symbolic link, which is not followed`,
    folder: `${path} is a folder, where the generator must write a file`,
    'file in place of a folder': `${path} is a file, where the generator needs a folder`,
    'other case': `${path} differs only in upper and lower case from a file to be generated`,
  };
  return `${what[found]}${renderWanted(path, wanted)}. Move it away, then run the command again.`;
}

/** Which generated files are meant, unless the path says so itself. */
function renderWanted(path: string, [first, ...others]: readonly string[]): string {
  if (first === undefined || first === path) return '';
  return ` (${first}${others.length === 0 ? '' : ` and ${others.length} more`})`;
}

function renderRefusedDiscard({ path, reason }: RefusedDiscard): string {
  const why: Record<RefusedDiscard['reason'], string> = {
    absent: 'there is no such generated file',
    foreign: 'the generator did not write it, so it is yours to delete',
    'user-owned': 'it belongs to you, and the generator never changes it',
  };
  return `--discard ${path}: ${why[reason]}.`;
}
