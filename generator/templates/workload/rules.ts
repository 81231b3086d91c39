import type { TemplateContext, TemplateProblem } from '../../src/core/desired/template.ts';
import { scalingProblems, singlePodProblems, type Scaling } from '../parts/scaling-rules.ts';
import { serviceProblems } from '../parts/service.ts';
import { portProblems } from './port-rules.ts';
import type { WorkloadValues } from './values.ts';
import { volumeProblems } from './volume-rules.ts';
import { singleNodeVolumes } from './volumes.ts';

/** Rules across the values of one environment. */
export function workloadRules(
  values: WorkloadValues,
  { app }: Pick<TemplateContext, 'app'>,
): TemplateProblem[] {
  return [
    ...portProblems(values),
    ...serviceProblems(values.service),
    ...volumeProblems(values),
    ...podProblems(values),
    ...initContainerProblems(values, app),
    ...cronJobProblems(values, app),
  ];
}

function podProblems(values: WorkloadValues): TemplateProblem[] {
  const scaling: Scaling = {
    replicas: values.replicas,
    replicasPath: ['replicas'],
    autoscaling: values.autoscaling,
    disruptionBudget: values.disruptionBudget,
    resources: values.resources,
    resourcesPath: ['resources'],
  };
  const [volume] = singleNodeVolumes(values);
  if (volume === undefined) return scalingProblems(scaling);
  return singlePodProblems(
    scaling,
    `the volume ${volume} is ReadWriteOnce: pods on other nodes could not start`,
    `set volumes.${volume}.accessMode: ReadWriteMany with a storageClass that offers it, or remove this`,
  );
}

function initContainerProblems({ initContainers }: WorkloadValues, app: string): TemplateProblem[] {
  if (!Object.hasOwn(initContainers, app)) return [];
  return [
    {
      path: ['initContainers', app],
      message: `the init container ${app} has the name of the app's own container`,
      hint: 'choose another name',
    },
  ];
}

// A CronJob adds eleven characters to its name for each Job, whose name has at most 63.
const CRON_JOB_NAME_LIMIT = 52;

function cronJobProblems({ cronJobs }: WorkloadValues, app: string): TemplateProblem[] {
  return Object.keys(cronJobs)
    .filter((name) => `${app}-${name}`.length > CRON_JOB_NAME_LIMIT)
    .map((name) => ({
      path: ['cronJobs', name],
      message: `the CronJob's name ${app}-${name} is longer than ${CRON_JOB_NAME_LIMIT} characters`,
      hint: 'choose a shorter name',
    }));
}
