import { describe, expect, it } from 'vitest';
import { render } from '../testing/render.ts';
import workload from '../workload.ts';

const image = 'ghcr.io/acme/api:1.4.2';
const labels = { 'app.kubernetes.io/name': 'api', 'app.kubernetes.io/instance': 'api' };
const api = (values: object): ReturnType<typeof render> =>
  render(workload, { image, ...values }, { app: 'api' });

describe('ports and probes', () => {
  it('takes several ports, and leaves the default protocol away', () => {
    const { object } = api({
      ports: [
        { name: 'dns', containerPort: 5353, protocol: 'UDP', servicePort: 53 },
        { name: 'metrics', containerPort: 9153, protocol: 'TCP' },
      ],
      service: { nodePort: 30053 },
    });
    expect(object('Service', 'api')['spec']).toEqual({
      type: 'NodePort',
      selector: labels,
      ports: [
        { name: 'dns', port: 53, targetPort: 'dns', nodePort: 30053, protocol: 'UDP' },
        { name: 'metrics', port: 9153, targetPort: 'metrics' },
      ],
    });
    expect(JSON.stringify(object('Deployment', 'api'))).not.toContain('Probe');
  });

  it('takes a path, a probe of Kubernetes, and false', () => {
    const grpc = { grpc: { port: 8080 }, periodSeconds: 5 };
    const { object } = api({
      port: 8080,
      probes: { startup: '/start', readiness: grpc, liveness: false },
    });
    const deployment = object('Deployment', 'api');
    expect(deployment).toMatchObject({
      spec: {
        template: {
          spec: {
            containers: [
              {
                startupProbe: { httpGet: { path: '/start', port: 'http' } },
                readinessProbe: grpc,
              },
            ],
          },
        },
      },
    });
    expect(JSON.stringify(deployment)).not.toContain('livenessProbe');
  });
});

describe('ingress and network policy', () => {
  const { object } = api({
    port: 8080,
    ingress: { host: 'api.example.org', path: '/v1', className: 'nginx', tls: true },
    networkPolicy: {
      from: [{ app: 'web' }, { app: 'web', namespace: 'web-prod' }, { namespace: 'monitoring' }],
      to: [{ app: 'db', namespace: 'db-prod' }],
      ingressNamespace: 'edge',
    },
    cronJobs: { cleanup: { schedule: '@daily' } },
  });
  const namespace = (name: string): object => ({
    namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': name } },
  });
  const app = (name: string): object => ({
    podSelector: { matchLabels: { 'app.kubernetes.io/instance': name } },
  });

  it('sends the path of the host to the first port', () => {
    expect(object('Ingress', 'api')['spec']).toEqual({
      ingressClassName: 'nginx',
      tls: [{ hosts: ['api.example.org'], secretName: 'api-tls' }],
      rules: [
        {
          host: 'api.example.org',
          http: {
            paths: [
              {
                path: '/v1',
                pathType: 'Prefix',
                backend: { service: { name: 'api', port: { name: 'http' } } },
              },
            ],
          },
        },
      ],
    });
  });

  it('opens the port for the ingress and those listed alone', () => {
    expect(object('NetworkPolicy', 'api')['spec']).toMatchObject({
      podSelector: { matchLabels: labels },
      policyTypes: ['Ingress', 'Egress'],
      ingress: [
        {
          from: [
            namespace('edge'),
            app('web'),
            { ...namespace('web-prod'), ...app('web') },
            namespace('monitoring'),
          ],
          ports: [{ port: 8080, protocol: 'TCP' }],
        },
      ],
      egress: [
        {
          ports: [
            { port: 53, protocol: 'UDP' },
            { port: 53, protocol: 'TCP' },
          ],
        },
        { to: [{ ...namespace('db-prod'), ...app('db') }] },
      ],
    });
  });

  it('opens no port of a CronJob', () => {
    expect(object('NetworkPolicy', 'api-cleanup')['spec']).not.toHaveProperty('ingress');
  });
});
