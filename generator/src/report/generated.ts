import { changesOf, type Plan } from '../core/plan/plan.ts';
import { renderPlanTable } from './plan-table.ts';

/** What `generate` did, or with `--check` would do, in one short table. */
export function renderGenerated(
  { plan, proven }: { plan: Plan; proven: number },
  context: {
    check: boolean;
    dryRun: boolean;
    engine: { command: string; version: string };
    seconds: number;
  },
): string {
  const overlays = `${proven} ${proven === 1 ? 'overlay' : 'overlays'}`;
  const { command, version } = context.engine;
  const proof = `${overlays} proven with ${command} (Kustomize ${version})`;
  const seconds = `${context.seconds.toFixed(1)} s`;
  if (changesOf(plan).length === 0) {
    return `Nothing to do: ${plan.unchanged.length} files are current, ${proof}, ${seconds}.`;
  }
  const cure = context.check ? '\nThe tree is not current. Run: npm run generate' : '';
  return `${renderPlanTable(plan)}\n${proof}, ${seconds}.${cure}`;
}
