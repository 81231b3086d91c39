import { changesOf } from '../../core/plan/plan.ts';
import type { CheckReport } from './report.ts';

/** Everything as one JSON object. */
export function renderCheckJson(report: CheckReport): string {
  const { clean, plan, proven, engine, failures, findings, skipped, silenced } = report;
  const paths = (list: readonly { path: string }[]): string[] => list.map(({ path }) => path);
  const result = {
    clean,
    drift: paths(changesOf(plan)),
    handEdits: paths(plan.handEdits),
    obstacles: plan.obstacles,
    buildFailures: failures,
    foreign: plan.foreign,
    current: plan.unchanged.length,
    proven,
    findings,
    skipped,
    silenced,
    engine: { command: engine.command, version: engine.version },
  };
  return JSON.stringify(result, null, 2);
}
