import type { Deployment } from 'kubernetes-types/apps/v1.js';
import type { Probe, Service } from 'kubernetes-types/core/v1.js';
import type { TemplateContext } from '../../src/core/desired/template.ts';
import { filled } from '../parts/filled.ts';
import type { Resource } from '../parts/resource.ts';
import { resourceRequirements } from '../parts/resources.ts';
import { podSecurityContextOf, RESTRICTED_CONTAINER } from '../parts/security-context.ts';
import { serviceType } from '../parts/service.ts';
import { intendedOfServer } from './intended.ts';
import { WWW_DATA, type Components } from './names.ts';
import { dataVolumes, isShared, nodeSelector, volumeOwner } from './storage.ts';
import type { WordpressValues } from './values.ts';
import { websiteEnv } from './website-env.ts';

export const HTTP_PORT = 80;

export function websiteService(
  { service }: WordpressValues,
  { wordpress }: Components,
): Resource<Service> {
  return {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: {
      name: wordpress.name,
      labels: wordpress.labels,
      annotations: filled(service?.annotations),
    },
    spec: {
      type: serviceType(service),
      selector: wordpress.labels,
      ports: [{ name: 'http', port: HTTP_PORT, targetPort: 'http', nodePort: service?.nodePort }],
    },
  };
}

export function websiteDeployment(
  values: WordpressValues,
  context: TemplateContext,
  components: Components,
): Resource<Deployment> {
  const { name, labels } = components.wordpress;
  const { image, replicas, resources } = values.wordpress;
  const initContainers = volumeOwner(values, image, WWW_DATA, CONTENT);
  const volumes = dataVolumes(values, context, {
    volume: CONTENT.name,
    folder: 'wordpress',
    claim: name,
  });
  return {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name, labels, annotations: intendedOfServer(values, WRITES) },
    spec: {
      // Git must not undo what the autoscaler does.
      replicas: values.autoscaling === undefined ? replicas : undefined,
      // A volume that only one node has is not given to a second pod while the first runs.
      strategy: isShared(values)
        ? { type: 'RollingUpdate', rollingUpdate: { maxSurge: 1, maxUnavailable: 0 } }
        : { type: 'Recreate' },
      selector: { matchLabels: labels },
      template: {
        metadata: { labels },
        spec: {
          automountServiceAccountToken: false,
          enableServiceLinks: false,
          securityContext: {
            ...podSecurityContextOf(WWW_DATA),
            // Apache binds port 80, and its user is not root.
            sysctls: [{ name: 'net.ipv4.ip_unprivileged_port_start', value: '0' }],
          },
          nodeSelector: nodeSelector(values),
          initContainers: filled(initContainers),
          containers: [
            {
              name: 'wordpress',
              image,
              env: websiteEnv(values),
              ports: [{ name: 'http', containerPort: HTTP_PORT }],
              // The image copies WordPress into the pod before Apache starts.
              startupProbe: tcpProbe({ periodSeconds: 5, failureThreshold: 60 }),
              readinessProbe: readinessProbe(values),
              // Never through the database: its trouble would restart every WordPress.
              livenessProbe: tcpProbe({ periodSeconds: 20, failureThreshold: 3 }),
              resources: resourceRequirements(resources),
              securityContext: RESTRICTED_CONTAINER,
              volumeMounts: [CONTENT],
            },
          ],
          volumes: filled(volumes),
        },
      },
    },
  };
}

const WRITES = 'the image copies WordPress there at its start';

// Not all of /var/www/html: the image copies WordPress only where it finds none, so that a volume
// there would keep its first version for ever.
const CONTENT = { name: 'data', mountPath: '/var/www/html/wp-content' };

/**
 * With the headers of a visitor through the ingress: without them WordPress redirects to its own
 * address, which the kubelet cannot reach. Without ingress the pod's address is as good as any.
 */
function readinessProbe({ ingress }: WordpressValues): Probe {
  const request = { path: '/wp-login.php', port: 'http' };
  const timing = { periodSeconds: 10, timeoutSeconds: 5, failureThreshold: 3 };
  if (ingress === undefined) return { httpGet: request, ...timing };
  const httpHeaders = [
    { name: 'Host', value: ingress.host },
    ...(ingress.tls === false ? [] : [{ name: 'X-Forwarded-Proto', value: 'https' }]),
  ];
  return { httpGet: { ...request, httpHeaders }, ...timing };
}

function tcpProbe(timing: { periodSeconds: number; failureThreshold: number }): Probe {
  return { tcpSocket: { port: 'http' }, timeoutSeconds: 5, ...timing };
}
