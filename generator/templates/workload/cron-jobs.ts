import type { CronJob } from 'kubernetes-types/batch/v1.js';
import { filled } from '../parts/filled.ts';
import { component, type Component } from '../parts/labels.ts';
import type { Resource } from '../parts/resource.ts';
import { extraContainer } from './containers.ts';
import { besideVolumes, commonPodSpec } from './pod.ts';
import type { WorkloadValues } from './values.ts';
import type { CronJobValues } from './values/more-containers.ts';

export function cronJobs(values: WorkloadValues, app: Component): Resource<CronJob>[] {
  return Object.entries(values.cronJobs).map(([name, job]) =>
    cronJob(values, app, cronJobComponent(app, name), name, job),
  );
}

/** A name of its own, so that neither the Service nor the Deployment takes its pods for the app's. */
export function cronJobComponent(app: Component, name: string): Component {
  return component(app.name, `${app.name}-${name}`);
}

function cronJob(
  values: WorkloadValues,
  app: Component,
  { name, labels }: Component,
  container: string,
  job: CronJobValues,
): Resource<CronJob> {
  return {
    apiVersion: 'batch/v1',
    kind: 'CronJob',
    metadata: { name, labels },
    spec: {
      schedule: job.schedule,
      timeZone: job.timeZone,
      concurrencyPolicy: job.concurrencyPolicy,
      suspend: job.suspend,
      startingDeadlineSeconds: job.startingDeadlineSeconds,
      successfulJobsHistoryLimit: job.successfulJobsHistoryLimit,
      failedJobsHistoryLimit: job.failedJobsHistoryLimit,
      jobTemplate: {
        spec: {
          backoffLimit: job.backoffLimit,
          activeDeadlineSeconds: job.activeDeadlineSeconds,
          template: {
            metadata: { labels, annotations: filled(values.podAnnotations) },
            spec: {
              ...commonPodSpec(values, app),
              restartPolicy: 'Never',
              affinity: besideVolumes(values, app),
              containers: [extraContainer(values, container, job)],
            },
          },
        },
      },
    },
  };
}
