import { z } from 'zod';
import { cronScheduleSchema, timeZoneSchema } from '../../parts/cron-schedule.ts';
import { envSchema } from '../../parts/env.ts';
import { imageSchema } from '../../parts/image.ts';
import { labelNameSchema } from '../../parts/names.ts';
import { resourcesSchema } from '../../parts/resources.ts';
import { commandSchema } from './container.ts';

const fields = {
  image: imageSchema('ghcr.io/acme/api:1.4.2').optional().describe("The app's image unless said."),
  command: commandSchema.describe("In place of the image's entrypoint."),
  args: commandSchema.describe("In place of the image's command."),
  env: envSchema
    .default({})
    .describe("Variables. With the app's image they come on top of the app's, else they are all."),
  resources: resourcesSchema({
    requests: { cpu: '50m', memory: '64Mi' },
    limits: { memory: '256Mi' },
  }).describe('Resources of the container, as in Kubernetes.'),
};

export const initContainersSchema = z.record(
  labelNameSchema('migrate'),
  z.strictObject({
    ...fields,
    restartPolicy: z
      .literal('Always')
      .optional()
      .describe('Always makes it a sidecar, which runs beside the app.'),
  }),
);

export const cronJobsSchema = z.record(
  labelNameSchema('cleanup'),
  z.strictObject({
    ...fields,
    schedule: cronScheduleSchema('0 3 * * *').describe('When it runs.'),
    timeZone: timeZoneSchema().optional().describe('Time zone of the schedule.'),
    concurrencyPolicy: z
      .enum(['Allow', 'Forbid', 'Replace'])
      .default('Forbid')
      .describe('What happens while the last run still goes on.'),
    suspend: z.boolean().optional().describe('Does not start by itself.'),
    startingDeadlineSeconds: z.int().min(10).optional().describe('How late a run may start.'),
    backoffLimit: z.int().min(0).optional().describe('Retries of a run. 6 unless said.'),
    activeDeadlineSeconds: z.int().min(1).optional().describe('How long a run may take.'),
    successfulJobsHistoryLimit: z
      .int()
      .min(0)
      .optional()
      .describe('Good runs kept. 3 unless said.'),
    failedJobsHistoryLimit: z.int().min(0).optional().describe('Failed runs kept. 1 unless said.'),
  }),
);

export type ExtraContainerValues = z.output<z.ZodObject<typeof fields>>;
export type CronJobValues = z.output<typeof cronJobsSchema>[string];
