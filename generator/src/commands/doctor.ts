import { diagnose, isHealthy } from '../core/doctor/diagnose.ts';
import { renderFindings } from '../report/doctor.ts';
import type { Dependencies, ExitCode } from './dependencies.ts';
import { gatherFacts } from './steps/doctor/gather-facts.ts';

export interface DoctorOptions {
  json: boolean;
}

/**
 * `strata doctor`: what is there, what is missing, and how to get it. Works where nothing is there.
 *
 * @returns 0 when nothing needed is missing, 1 otherwise
 */
export async function doctor(
  options: DoctorOptions,
  dependencies: Dependencies,
): Promise<ExitCode> {
  const { output } = dependencies;
  const findings = diagnose(await gatherFacts(dependencies));
  const healthy = isHealthy(findings);
  output.print(
    options.json
      ? JSON.stringify({ healthy, findings }, null, 2)
      : renderFindings(findings, output.colors),
  );
  return healthy ? 0 : 1;
}
