import { z } from 'zod';
import { autoscalingSchema } from '../parts/autoscaling.ts';
import { disruptionBudgetSchema } from '../parts/disruption-budget.ts';
import { imageSchema } from '../parts/image.ts';
import { ingressFields } from '../parts/ingress.ts';
import { labelNameSchema } from '../parts/names.ts';
import { networkPolicyFields } from '../parts/network-policy.ts';
import { pattern } from '../parts/pattern.ts';
import { serviceWithPortSchema } from '../parts/service.ts';
import { containerFields } from './values/container.ts';
import { cronJobsSchema, initContainersSchema } from './values/more-containers.ts';
import { podFields } from './values/pod.ts';
import { portNumberSchema, portsSchema } from './values/ports.ts';
import { probesSchema } from './values/probes.ts';
import { configSchema, volumesSchema } from './values/volumes.ts';

const peer = z
  .strictObject({
    app: labelNameSchema('web')
      .optional()
      .describe(
        'App of a gitops.yaml, by its name; in this namespace unless `namespace` is given.',
      ),
    namespace: labelNameSchema('web-prod')
      .optional()
      .describe('Namespace; all of its pods unless `app` is given.'),
  })
  .refine(({ app, namespace }) => app !== undefined || namespace !== undefined, {
    error: 'must name an app, a namespace, or both',
  });

const networkPolicy = z.strictObject({
  from: z.array(peer).default([]).describe('Who may connect to the ports.'),
  to: z.array(peer).default([]).describe('Where the pods may connect to, on any port.'),
  ...networkPolicyFields,
});

export const workloadValues = z.strictObject({
  image: imageSchema('ghcr.io/acme/api:1.4.2').describe('Image, with its version.'),
  ...containerFields,
  port: portNumberSchema()
    .optional()
    .describe('The one port of the container, named http; the Service has the same.'),
  ports: portsSchema.optional().describe('Ports of the container, where one is not enough.'),
  config: configSchema
    .optional()
    .describe('Files of a ConfigMap; a change of them replaces the pods.'),
  volumes: volumesSchema.default({}).describe('Volumes by name, with the place of their mount.'),
  probes: probesSchema
    .default({})
    .describe('Startup, readiness and liveness. TCP on the first port unless said.'),
  replicas: z.int().min(0).optional().describe('Number of pods. 1 unless said.'),
  ...podFields,
  service: serviceWithPortSchema.optional().describe('The Service, which is there with any port.'),
  ingress: z
    .strictObject({
      ...ingressFields,
      path: pattern(/^\/[!-~]*$/, 'a URL path', '/api')
        .default('/')
        .describe('Path from which on requests come here.'),
      pathType: z
        .enum(['Prefix', 'Exact', 'ImplementationSpecific'])
        .default('Prefix')
        .describe('How the path is compared.'),
    })
    .optional()
    .describe('Ingress to the first port.'),
  autoscaling: autoscalingSchema
    .optional()
    .describe('HorizontalPodAutoscaler, in place of `replicas`.'),
  disruptionBudget: disruptionBudgetSchema.optional().describe('PodDisruptionBudget.'),
  networkPolicy: z
    .union([z.boolean(), networkPolicy], {
      error: 'must be true, false, or a mapping of from, to, ingressNamespace, internet and egress',
    })
    .default(false)
    .describe('Closes the pods but for DNS, the ingress, and what is listed.'),
  initContainers: initContainersSchema
    .default({})
    .describe('Containers that run before the app, in this order.'),
  cronJobs: cronJobsSchema.default({}).describe('CronJobs by name, `<app>-<name>` in the cluster.'),
});

export type WorkloadValues = z.output<typeof workloadValues>;
