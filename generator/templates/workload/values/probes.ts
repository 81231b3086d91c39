import type { Probe } from 'kubernetes-types/core/v1.js';
import { z } from 'zod';
import { passThrough } from '../../parts/pass-through.ts';
import { pattern } from '../../parts/pattern.ts';

const probe = z.union(
  [
    z.literal(false),
    pattern(/^\/[!-~]*$/, 'a URL path', '/healthz'),
    passThrough<Probe>({
      exec: 'Command in the container.',
      failureThreshold: 'Failures in a row that count.',
      grpc: 'gRPC health check.',
      httpGet: 'HTTP request.',
      initialDelaySeconds: 'Wait before the first.',
      periodSeconds: 'Time between two.',
      successThreshold: 'Successes in a row that count.',
      tcpSocket: 'TCP connection.',
      terminationGracePeriodSeconds: 'Time to end after a failure.',
      timeoutSeconds: 'Time for an answer.',
    }),
  ],
  { error: 'must be a path such as /healthz, a probe as in Kubernetes, or false' },
);

const FORMS = 'A path on the first port, a probe as in Kubernetes, or false for none.';

export const probesSchema = z.strictObject({
  startup: probe.optional().describe(`Until it succeeds, the others wait. ${FORMS}`),
  readiness: probe.optional().describe(`While it fails, the Service sends nothing. ${FORMS}`),
  liveness: probe.optional().describe(`When it fails, the container is restarted. ${FORMS}`),
});
