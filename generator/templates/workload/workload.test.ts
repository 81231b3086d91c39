import { describe, expect, it } from 'vitest';
import { inconsistencies } from '../testing/inconsistencies.ts';
import { render } from '../testing/render.ts';
import workload from '../workload.ts';

const image = 'ghcr.io/acme/api:1.4.2';
const labels = { 'app.kubernetes.io/name': 'api', 'app.kubernetes.io/instance': 'api' };
const api = (values: object): ReturnType<typeof render> =>
  render(workload, { image, ...values }, { app: 'api' });

describe('an image and a port', () => {
  const { object, names, problems, objects, secrets } = api({ port: 8080 });

  it('are a Deployment, a Service and a ServiceAccount without token', () => {
    expect(names).toEqual(['Deployment api', 'Service api', 'ServiceAccount api']);
    expect(problems).toEqual([]);
    expect(secrets).toEqual([]);
    expect(inconsistencies(objects)).toEqual([]);
    expect(object('ServiceAccount', 'api')).toEqual({
      apiVersion: 'v1',
      kind: 'ServiceAccount',
      metadata: { name: 'api', labels },
      automountServiceAccountToken: false,
    });
    expect(object('Service', 'api')).toEqual({
      apiVersion: 'v1',
      kind: 'Service',
      metadata: { name: 'api', labels },
      spec: {
        type: 'ClusterIP',
        selector: labels,
        ports: [{ name: 'http', port: 8080, targetPort: 'http' }],
      },
    });
  });

  it('have probes, resources and a restricted security context, and no field without a value', () => {
    expect(object('Deployment', 'api')).toEqual({
      apiVersion: 'apps/v1',
      kind: 'Deployment',
      metadata: { name: 'api', labels },
      spec: {
        selector: { matchLabels: labels },
        template: {
          metadata: { labels },
          spec: {
            serviceAccountName: 'api',
            automountServiceAccountToken: false,
            enableServiceLinks: false,
            securityContext: { runAsNonRoot: true, seccompProfile: { type: 'RuntimeDefault' } },
            containers: [
              {
                name: 'api',
                image,
                ports: [{ name: 'http', containerPort: 8080 }],
                readinessProbe: { tcpSocket: { port: 'http' } },
                livenessProbe: { tcpSocket: { port: 'http' } },
                resources: {
                  requests: { cpu: '100m', memory: '128Mi' },
                  limits: { memory: '256Mi' },
                },
                securityContext: {
                  allowPrivilegeEscalation: false,
                  capabilities: { drop: ['ALL'] },
                },
              },
            ],
          },
        },
      },
    });
  });
});

describe('an image alone', () => {
  it('has neither Service nor probes', () => {
    const { names, object } = api({});
    expect(names).toEqual(['Deployment api', 'ServiceAccount api']);
    expect(JSON.stringify(object('Deployment', 'api'))).not.toMatch(/Probe|ports/);
  });
});

describe('autoscaling', () => {
  it('leaves the number of pods to the autoscaler', () => {
    const { object, problems } = api({
      autoscaling: { min: 2, max: 6, memory: 75 },
      disruptionBudget: { minAvailable: 1 },
    });
    expect(problems).toEqual([]);
    expect(object('Deployment', 'api')['spec']).not.toHaveProperty('replicas');
    expect(object('HorizontalPodAutoscaler', 'api')['spec']).toMatchObject({
      metrics: [{ resource: { name: 'memory', target: { averageUtilization: 75 } } }],
    });
  });
});
