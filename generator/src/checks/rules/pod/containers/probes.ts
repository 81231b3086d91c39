import type { Field } from '../../shared/field.ts';
import type { PodContext } from '../context.ts';
import { checkProbeHandler } from './handlers.ts';

/** The probes of a container: validateLivenessProbe and its like. */
export function checkProbes(container: Field, pod: PodContext): void {
  for (const key of PROBES) {
    const probe = container.at(key);
    if (!probe.isSet) continue;
    checkProbe(probe, pod);
    const grace = probe.at('terminationGracePeriodSeconds');
    const successes = probe.at('successThreshold');
    if (key === 'readinessProbe') {
      if (grace.isSet) grace.invalid('must not be set for readinessProbes');
    } else if (!successes.isEmpty && successes.number !== 1) successes.invalid('must be 1');
  }
}

export const PROBES = ['livenessProbe', 'readinessProbe', 'startupProbe'] as const;

const COUNTS = [
  'initialDelaySeconds',
  'timeoutSeconds',
  'periodSeconds',
  'successThreshold',
  'failureThreshold',
];

function checkProbe(probe: Field, pod: PodContext): void {
  checkProbeHandler(probe, pod);
  for (const key of COUNTS) probe.at(key).within(0);
  const grace = probe.at('terminationGracePeriodSeconds');
  if (grace.number !== undefined && grace.number <= 0) grace.invalid('must be greater than 0');
}
