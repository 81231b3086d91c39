import type { KubernetesObject } from '../../src/core/kubernetes/object.ts';
import type { ProofTarget } from '../../src/core/proof/batches.ts';
import { synthesise } from '../../src/core/synthesis/synthesise.ts';

/** Overlays as a team has them, with the files that they build from. */
export interface SampleOverlays {
  files: Map<string, string>;
  targets: ProofTarget[];
}

const ENVIRONMENTS = ['dev', 'test', 'staging', 'prod'];

/**
 * Apps of four ordinary objects (Deployment, Service, ConfigMap, Ingress) in four environments that
 * differ in image, replicas, resources, a variable, a setting and the host.
 *
 * @param count number of overlays; four for each app
 */
export function sampleOverlays(count: number): SampleOverlays {
  const sample: SampleOverlays = { files: new Map(), targets: [] };
  for (let index = 0; index < count / ENVIRONMENTS.length; index++) {
    const app = `shop-${index}`;
    const overlays = ENVIRONMENTS.map((environment) => {
      const namespace = `${app}-${environment}`;
      const path = `overlays/${environment}/${app}`;
      return { environment, path, namespace, objects: sampleObjects(app, environment, namespace) };
    });
    const { files } = synthesise({ app, basePath: `base/${app}`, overlays });
    for (const [path, text] of files) sample.files.set(path, text);
    sample.targets.push(...overlays.map(({ path, objects }) => ({ path, objects })));
  }
  return sample;
}

/** One app of an environment. */
export function sampleObjects(
  app: string,
  environment: string,
  namespace: string,
): KubernetesObject[] {
  const isProd = environment === 'prod';
  const labels = { 'app.kubernetes.io/name': app };
  const metadata = { name: app, namespace, labels };
  const host = `${app}.${environment}.example.org`;
  const container = {
    name: 'web',
    image: `registry.example.org/${app}:1.${ENVIRONMENTS.indexOf(environment)}.0`,
    ports: [{ name: 'http', containerPort: 8080 }],
    env: [
      { name: 'PORT', value: '8080' },
      { name: 'STAGE', value: environment },
    ],
    envFrom: [{ configMapRef: { name: app } }],
    resources: {
      requests: { cpu: isProd ? '500m' : '100m', memory: isProd ? '512Mi' : '128Mi' },
      limits: { memory: isProd ? '1Gi' : '256Mi' },
    },
    readinessProbe: { httpGet: { path: '/healthz', port: 'http' } },
  };
  return [
    {
      apiVersion: 'apps/v1',
      kind: 'Deployment',
      metadata,
      spec: {
        replicas: isProd ? 3 : 1,
        selector: { matchLabels: labels },
        template: { metadata: { labels }, spec: { containers: [container] } },
      },
    },
    {
      apiVersion: 'v1',
      kind: 'Service',
      metadata,
      spec: { selector: labels, ports: [{ name: 'http', port: 80, targetPort: 'http' }] },
    },
    {
      apiVersion: 'v1',
      kind: 'ConfigMap',
      metadata,
      data: { LOG_LEVEL: isProd ? 'warn' : 'debug', GREETING: 'hello' },
    },
    {
      apiVersion: 'networking.k8s.io/v1',
      kind: 'Ingress',
      metadata,
      spec: {
        rules: [
          {
            host,
            http: {
              paths: [
                {
                  path: '/',
                  pathType: 'Prefix',
                  backend: { service: { name: app, port: { name: 'http' } } },
                },
              ],
            },
          },
        ],
      },
    },
  ];
}
