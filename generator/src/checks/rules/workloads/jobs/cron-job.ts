import type { Field } from '../../shared/field.ts';
import { cronSchedule } from './cron-schedule.ts';
import { checkJobSpec } from './job-spec.ts';
import { timeZone } from './time-zone.ts';

/** A CronJob: ValidateCronJobCreate in pkg/apis/batch/validation (1.35). */
export function checkCronJob(cronJob: Field): void {
  const spec = cronJob.at('spec');
  spec.at('schedule').requires(cronSchedule);
  spec.at('startingDeadlineSeconds').within(0);
  spec.at('timeZone').matches(timeZone);
  spec.at('concurrencyPolicy').oneOf(['Allow', 'Forbid', 'Replace']);
  spec.at('successfulJobsHistoryLimit').within(0);
  spec.at('failedJobsHistoryLimit').within(0);

  const job = spec.at('jobTemplate', 'spec');
  checkJobSpec(job, job.at('completions').number);
  if (job.at('selector').isSet) job.at('selector').invalid('`selector` will be auto-generated');
  if (job.at('manualSelector').isTrue) job.at('manualSelector').unsupported(['nil', 'false']);

  const name = cronJob.at('metadata', 'name');
  if (name.text.length > LONGEST_NAME) {
    name.invalid(`must be no more than ${LONGEST_NAME} characters`);
  }
}

/** The Jobs are called after it with eleven characters more. */
const LONGEST_NAME = 52;
