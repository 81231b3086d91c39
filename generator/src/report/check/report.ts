import type { Plan } from '../../core/plan/plan.ts';
import type { CheckFinding, Silenced, SkippedKind } from './check-finding.ts';

/** All that one run of `check` found out. */
export interface CheckReport {
  /** Nothing that makes the command fail. */
  clean: boolean;
  plan: Plan;
  /** How many overlays were built and found exact. */
  proven: number;
  engine: { command: string; version: string };
  /** Kustomizations of the user's own that do not build. */
  failures: readonly { path: string; message: string }[];
  /** All of them, those of the files first. */
  findings: readonly CheckFinding[];
  skipped: readonly SkippedKind[];
  silenced: readonly Silenced[];
}
