import { z } from 'zod';
import type { TemplateProblem } from '../../src/core/desired/template.ts';

const fields = {
  type: z
    .enum(['ClusterIP', 'NodePort', 'LoadBalancer'])
    .optional()
    .describe('Where the Service can be reached. ClusterIP unless `nodePort` is given.'),
  nodePort: z
    .int()
    .min(30000)
    .max(32767)
    .optional()
    .describe('Port on every node, 30000 to 32767; the Service is then a NodePort one.'),
  annotations: z.record(z.string(), z.string()).optional().describe('Annotations of the Service.'),
};

export const serviceSchema = z.strictObject(fields);
export const serviceWithPortSchema = z.strictObject({
  ...fields,
  port: z
    .int()
    .min(1)
    .max(65535)
    .optional()
    .describe(
      'Port of the Service. That of the container unless said; with `ports` each has its own.',
    ),
});

type ServiceValues = z.output<typeof serviceSchema>;

export function serviceType(
  service: ServiceValues | undefined,
): 'ClusterIP' | 'NodePort' | 'LoadBalancer' {
  return service?.type ?? (service?.nodePort === undefined ? 'ClusterIP' : 'NodePort');
}

/** Can it be reached from outside of the cluster without an Ingress? */
export function isExposed(service: ServiceValues | undefined): boolean {
  return serviceType(service) !== 'ClusterIP';
}

export function serviceProblems(service: ServiceValues | undefined): TemplateProblem[] {
  if (service?.type !== 'ClusterIP' || service.nodePort === undefined) return [];
  return [
    {
      path: ['service', 'nodePort'],
      message: `nodePort ${service.nodePort} is given, but a Service of type ClusterIP has none`,
      hint: 'remove service.type, or set it to NodePort',
    },
  ];
}
