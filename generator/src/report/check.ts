import type { Colors } from 'picocolors/types.js';
import { changesOf, type Plan } from '../core/plan/plan.ts';
import { renderPlanDiff } from './plan-diff.ts';

interface Checked {
  plan: Plan;
  proven: number;
  failures: readonly { path: string; message: string }[];
  engine: { command: string; version: string };
}

/** What `check` found: each finding with the command that repairs it, or one line that all is well. */
export function renderCheck({ plan, proven, failures, engine }: Checked, colors: Colors): string {
  const sections = [
    ...renderDrift(plan, colors),
    ...renderHandEdits(plan),
    ...plan.obstacles.map(
      ({ path, found, wanted }) =>
        `${path}: a ${found} stands where ${wanted[0] ?? ''} must be generated. Move it away.`,
    ),
    ...failures.map(({ path, message }) => `${path} does not build: ${message}`),
  ];
  const overlays = `${proven} ${proven === 1 ? 'overlay' : 'overlays'}`;
  const proof = `${overlays} proven with ${engine.command} (Kustomize ${engine.version})`;
  if (sections.length > 0) return [...sections, `${proof}.`].join('\n\n');
  return `${plan.unchanged.length} files are current, ${proof}.`;
}

const MAX_LINES = 60;

function renderDrift(plan: Plan, colors: Colors): string[] {
  const changes = changesOf(plan);
  if (changes.length === 0) return [];
  const lines = renderPlanDiff(changes, colors).split('\n');
  const rest = lines.length - MAX_LINES;
  const shown = rest > 0 ? [...lines.slice(0, MAX_LINES), `... and ${rest} more lines`] : lines;
  const count = `${changes.length} ${changes.length === 1 ? 'file is' : 'files are'}`;
  return [`${count} not what gitops.yaml gives. Run: npm run generate`, shown.join('\n')];
}

function renderHandEdits({ handEdits }: Plan): string[] {
  return handEdits.map(
    ({ path }) =>
      `${path} was generated and then edited by hand. Run npm run generate to see the edit and the ways out.`,
  );
}
