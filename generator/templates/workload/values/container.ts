import type { Lifecycle, SecurityContext } from 'kubernetes-types/core/v1.js';
import { z } from 'zod';
import { envSchema } from '../../parts/env.ts';
import { objectNameSchema } from '../../parts/names.ts';
import { passThrough } from '../../parts/pass-through.ts';
import { resourcesSchema } from '../../parts/resources.ts';

export const commandSchema = z.array(z.string()).optional();

const prefix = z.string().optional().describe('Put before each name.');
const envFromSchema = z.array(
  z.union(
    [
      z.strictObject({ secret: objectNameSchema('api').describe('Name of the Secret.'), prefix }),
      z.strictObject({
        configMap: objectNameSchema('api').describe('Name of the ConfigMap.'),
        prefix,
      }),
    ],
    { error: 'must be { secret: name } or { configMap: name }' },
  ),
);

/** What the app's container takes besides its image. */
export const containerFields = {
  command: commandSchema.describe("In place of the image's entrypoint."),
  args: commandSchema.describe("In place of the image's command."),
  workingDir: z.string().optional().describe("In place of the image's working directory."),
  env: envSchema
    .default({})
    .describe(
      'Variables: a value, { secret, key }, { configMap, key }, or { field } for a field of the pod.',
    ),
  envFrom: envFromSchema.default([]).describe('All keys of a Secret or ConfigMap as variables.'),
  resources: resourcesSchema({
    requests: { cpu: '100m', memory: '128Mi' },
    limits: { memory: '256Mi' },
  }).describe('Resources of the container, as in Kubernetes.'),
  securityContext: passThrough<SecurityContext>({
    allowPrivilegeEscalation: 'false unless said.',
    appArmorProfile: 'AppArmor profile.',
    capabilities: 'Capabilities; all are dropped unless said.',
    privileged: 'Privileged container.',
    procMount: 'Kind of /proc.',
    readOnlyRootFilesystem: 'Only volumes can be written.',
    runAsGroup: 'Group of the process.',
    runAsNonRoot: 'Refuses to start as root.',
    runAsUser: 'User of the process.',
    seLinuxOptions: 'SELinux labels.',
    seccompProfile: 'Seccomp profile.',
    windowsOptions: 'Settings for Windows.',
  })
    .optional()
    .describe("Security context of all containers; what is written replaces the default's key."),
  lifecycle: passThrough<Lifecycle>({
    postStart: 'After the start.',
    preStop: 'Before the end.',
  })
    .optional()
    .describe('Hooks, as in Kubernetes.'),
};
