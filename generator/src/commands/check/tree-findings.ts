import { changesOf, type Plan } from '../../core/plan/plan.ts';
import type { CheckFinding } from '../../report/check/check-finding.ts';
import type { BuildFailure } from '../steps/build-foreign.ts';

/** What is wrong with the files themselves: not current, edited, in the way, or not to be built. */
export function treeFindings(plan: Plan, failures: readonly BuildFailure[]): CheckFinding[] {
  const drift = changesOf(plan).map(({ path }) =>
    finding('drift', path, 'not what gitops.yaml gives', 'Run: npm run generate'),
  );
  const edits = plan.handEdits.map(({ path }) =>
    finding(
      'hand-edit',
      path,
      'generated and then edited by hand',
      'Run npm run generate to see the edit and the ways out.',
    ),
  );
  const obstacles = plan.obstacles.map(({ path, found, wanted }) =>
    finding(
      'obstacle',
      path,
      `a ${found} stands where ${wanted[0] ?? ''} must be generated`,
      'Move it away.',
    ),
  );
  const builds = failures.map(({ path, message }) =>
    finding('build', path, `does not build: ${message}`, undefined),
  );
  return [...drift, ...edits, ...obstacles, ...builds];
}

function finding(
  id: string,
  file: string,
  message: string,
  remediation: string | undefined,
): CheckFinding {
  const check = id === 'build' ? 'build' : 'drift';
  const found: CheckFinding = { check, id, severity: 'error', file, line: 1, message };
  return remediation === undefined ? found : { ...found, remediation };
}
