import { hit } from '../view/placed-object.ts';
import type { Lint } from '../lint.ts';

export const cronJobDeadline: Lint = {
  id: 'cron-job-deadline',
  severity: 'warning',
  summary:
    'A CronJob whose runs may last for ever: one that hangs keeps the next from starting, or more and more of them pile up.',
  remediation: 'Set `activeDeadlineSeconds` of the Job.',
  run: (view) =>
    view
      .ofKind('CronJob.batch')
      .filter(({ root }) => {
        const job = root.at('spec', 'jobTemplate', 'spec');
        const pod = job.at('template', 'spec');
        return !job.at('activeDeadlineSeconds').isSet && !pod.at('activeDeadlineSeconds').isSet;
      })
      .map((job) =>
        hit(job, job.root.at('spec', 'jobTemplate', 'spec'), 'its runs have no deadline'),
      ),
};
