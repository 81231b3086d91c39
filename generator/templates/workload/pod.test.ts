import { describe, expect, it } from 'vitest';
import { inconsistencies } from '../testing/inconsistencies.ts';
import { render } from '../testing/render.ts';
import workload from '../workload.ts';

const image = 'ghcr.io/acme/api:1.4.2';
const labels = { 'app.kubernetes.io/name': 'api', 'app.kubernetes.io/instance': 'api' };
const api = (values: object): ReturnType<typeof render> =>
  render(workload, { image, ...values }, { app: 'api' });

describe('config', () => {
  const withText = (text: string): ReturnType<typeof api> =>
    api({ config: { mountPath: '/etc/api', files: { 'app.yaml': text, 'b.txt': 'b' } } });

  it('is a ConfigMap whose files the container sees', () => {
    const { object } = withText('a: 1\n');
    expect(object('ConfigMap', 'api-config')['data']).toEqual({
      'app.yaml': 'a: 1\n',
      'b.txt': 'b',
    });
    expect(object('Deployment', 'api')).toMatchObject({
      spec: {
        template: {
          spec: {
            volumes: [{ name: 'config', configMap: { name: 'api-config' } }],
            containers: [
              { volumeMounts: [{ name: 'config', mountPath: '/etc/api', readOnly: true }] },
            ],
          },
        },
      },
    });
  });

  it('replaces the pods when a file changes, and only then', () => {
    const digest = (text: string): unknown =>
      /"checksum\/config":"([0-9a-f]{64})"/.exec(
        JSON.stringify(withText(text).object('Deployment', 'api')),
      )?.[1];
    expect(digest('a: 1\n')).toMatch(/^[0-9a-f]{64}$/);
    expect(digest('a: 1\n')).toBe(digest('a: 1\n'));
    expect(digest('a: 1\n')).not.toBe(digest('a: 2\n'));
  });
});

describe('volumes', () => {
  it('makes a claim for a size, and replaces the pod of a ReadWriteOnce volume by Recreate', () => {
    const { object, problems } = api({
      volumes: {
        data: { mountPath: '/var/lib/api', size: '5Gi', storageClass: 'fast' },
        tmp: { mountPath: '/tmp', emptyDir: { medium: 'Memory' } },
      },
    });
    expect(problems).toEqual([]);
    expect(object('PersistentVolumeClaim', 'api-data')).toEqual({
      apiVersion: 'v1',
      kind: 'PersistentVolumeClaim',
      metadata: { name: 'api-data', labels },
      spec: {
        accessModes: ['ReadWriteOnce'],
        storageClassName: 'fast',
        resources: { requests: { storage: '5Gi' } },
      },
    });
    expect(object('Deployment', 'api')['spec']).toMatchObject({
      strategy: { type: 'Recreate' },
      template: {
        spec: {
          volumes: [
            { name: 'data', persistentVolumeClaim: { claimName: 'api-data' } },
            { name: 'tmp', emptyDir: { medium: 'Memory' } },
          ],
        },
      },
    });
  });
});

describe('containers besides the app', () => {
  const { object, objects } = api({
    port: 8080,
    env: { MODE: 'a', TOKEN: { secret: 'api', key: 'token' } },
    envFrom: [{ secret: 'all' }],
    volumes: { data: { mountPath: '/data', size: '1Gi' } },
    initContainers: {
      migrate: { command: ['/api', 'migrate'], env: { MODE: 'b' } },
      proxy: { image: 'envoy:1.30', restartPolicy: 'Always' },
    },
    cronJobs: { cleanup: { schedule: '0 4 * * *', args: ['cleanup'] } },
  });

  it('have what the app has, if they run its image', () => {
    const token = { name: 'TOKEN', valueFrom: { secretKeyRef: { name: 'api', key: 'token' } } };
    expect(inconsistencies(objects)).toEqual([]);
    expect(object('Deployment', 'api')).toMatchObject({
      spec: {
        template: {
          spec: {
            initContainers: [
              {
                name: 'migrate',
                image,
                command: ['/api', 'migrate'],
                env: [{ name: 'MODE', value: 'b' }, token],
                envFrom: [{ secretRef: { name: 'all' } }],
                volumeMounts: [{ name: 'data', mountPath: '/data' }],
              },
              { name: 'proxy', image: 'envoy:1.30', restartPolicy: 'Always' },
            ],
          },
        },
      },
    });
  });

  it('see no Secret of the app, if they run another image', () => {
    const [, proxy] = JSON.stringify(object('Deployment', 'api')).split('"name":"proxy"');
    expect(proxy?.split('"containers":')[0]).not.toMatch(/"env"|"envFrom"|secretRef/);
  });

  it('run on a schedule under a name of their own, beside the volume', () => {
    const own = { ...labels, 'app.kubernetes.io/name': 'api-cleanup' };
    expect(object('CronJob', 'api-cleanup')).toMatchObject({
      metadata: { labels: own },
      spec: {
        schedule: '0 4 * * *',
        concurrencyPolicy: 'Forbid',
        jobTemplate: {
          spec: {
            template: {
              metadata: { labels: own },
              spec: {
                restartPolicy: 'Never',
                serviceAccountName: 'api',
                affinity: {
                  podAffinity: {
                    requiredDuringSchedulingIgnoredDuringExecution: [
                      { labelSelector: { matchLabels: labels } },
                    ],
                  },
                },
                containers: [{ name: 'cleanup', image, args: ['cleanup'] }],
              },
            },
          },
        },
      },
    });
  });
});

describe('settings of the pod', () => {
  it('go into the pod as they are, over the defaults', () => {
    const settings = {
      nodeSelector: { disk: 'ssd' },
      tolerations: [{ key: 'a', operator: 'Exists' }],
      affinity: { nodeAffinity: {} },
      terminationGracePeriodSeconds: 60,
      priorityClassName: 'critical',
    };
    const { object } = api({
      ...settings,
      imagePullSecrets: ['registry'],
      podAnnotations: { 'prometheus.io/scrape': 'true' },
      podSecurityContext: { runAsUser: 1000 },
      securityContext: { readOnlyRootFilesystem: true },
      serviceAccount: { name: 'shared' },
      topologySpreadConstraints: [
        { maxSkew: 1, topologyKey: 'zone', whenUnsatisfiable: 'ScheduleAnyway' },
      ],
    });
    expect(() => object('ServiceAccount', 'api')).toThrow('there is no ServiceAccount api');
    expect(object('Deployment', 'api')).toMatchObject({
      spec: {
        template: {
          metadata: { annotations: { 'prometheus.io/scrape': 'true' } },
          spec: {
            ...settings,
            serviceAccountName: 'shared',
            imagePullSecrets: [{ name: 'registry' }],
            securityContext: { runAsNonRoot: true, runAsUser: 1000 },
            topologySpreadConstraints: [{ maxSkew: 1, labelSelector: { matchLabels: labels } }],
            containers: [
              {
                securityContext: { allowPrivilegeEscalation: false, readOnlyRootFilesystem: true },
              },
            ],
          },
        },
      },
    });
  });
});
