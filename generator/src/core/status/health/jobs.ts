import { isTrueAt, itemsAt, conditionsOf, textAt } from '../read.ts';
import { degraded, healthy, progressing, suspended, type HealthRule } from './types.ts';

export const jobHealth: HealthRule = (job) => {
  const conditions = conditionsOf(job);
  const find = (type: string) => conditions.find((condition) => condition.type === type);
  const failed = find('Failed');
  if (failed !== undefined) return degraded(failed.message);
  const paused = find('Suspended');
  if (paused?.status === 'True') return suspended(paused.message);
  const complete = find('Complete') ?? paused;
  return complete === undefined ? progressing('it is running') : healthy(complete.message);
};

/** A CronJob is degraded only where a job succeeded once, and the last one that ended did not. */
export const cronJobHealth: HealthRule = (cronJob) => {
  if (isTrueAt(cronJob, 'spec', 'suspend')) return healthy('it is suspended');
  const scheduled = textAt(cronJob, 'status', 'lastScheduleTime');
  const succeeded = textAt(cronJob, 'status', 'lastSuccessfulTime');
  const isRunning = itemsAt(cronJob, 'status', 'active').length > 0;
  // Times of the API are in one form, in UTC, so that text compares as time does.
  return scheduled !== undefined && succeeded !== undefined && !isRunning && succeeded < scheduled
    ? degraded('its last job did not succeed')
    : healthy();
};
