import { describe, expect, it } from 'vitest';
import { render } from '../testing/render.ts';
import workload from '../workload.ts';

const image = 'ghcr.io/acme/api:1.4.2';

describe('workloadSecrets', () => {
  it('names every Secret that the pods cannot do without, once', () => {
    const { secrets } = render(
      workload,
      {
        image,
        port: 8080,
        env: {
          TOKEN: { secret: 'api', key: 'token' },
          MAYBE: { secret: 'maybe', key: 'x', optional: true },
        },
        envFrom: [{ secret: 'all' }, { configMap: 'settings' }],
        volumes: {
          certificates: { mountPath: '/certificates', secret: { secretName: 'api' } },
          extra: { mountPath: '/extra', secret: { secretName: 'extra', optional: true } },
        },
        imagePullSecrets: ['registry'],
        ingress: { host: 'api.example.org', tls: true },
        cronJobs: {
          cleanup: { schedule: '@daily', env: { ROOT: { secret: 'api', key: 'root' } } },
        },
      },
      { app: 'api' },
    );
    expect(secrets.map(({ name, type, keys }) => [name, type, keys.map(({ key }) => key)])).toEqual(
      [
        ['api', undefined, ['root', 'token']],
        ['all', undefined, []],
        ['registry', 'kubernetes.io/dockerconfigjson', ['.dockerconfigjson']],
        ['api-tls', 'kubernetes.io/tls', ['tls.crt', 'tls.key']],
      ],
    );
  });

  it('leaves a certificate to cert-manager where the Ingress asks it', () => {
    const annotations = { 'cert-manager.io/cluster-issuer': 'letsencrypt' };
    const ingress = { host: 'api.example.org', tls: true, annotations };
    expect(render(workload, { image, port: 8080, ingress }).secrets).toEqual([]);
  });
});
