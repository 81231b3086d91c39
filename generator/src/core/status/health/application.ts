import { textAt } from '../read.ts';
import { HEALTH_STATUSES, progressing, type HealthRule, type HealthStatus } from './types.ts';

/** What an Application says of itself: the check that Strata puts into Argo CD's settings. */
export const applicationHealth: HealthRule = (application) => {
  const status = textAt(application, 'status', 'health', 'status');
  return isHealthStatus(status)
    ? { status, message: '' }
    : progressing('Argo CD has not compared it with git yet');
};

export function isHealthStatus(text: string | undefined): text is HealthStatus {
  return HEALTH_STATUSES.some((status) => status === text);
}
