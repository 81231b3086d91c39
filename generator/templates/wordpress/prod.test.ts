import { describe, expect, it } from 'vitest';
import { inconsistencies } from '../testing/inconsistencies.ts';
import { render } from '../testing/render.ts';
import { fromSecret, images, labels } from '../testing/wordpress-values.ts';
import wordpress from '../wordpress.ts';

describe('prod', () => {
  const prod = render(
    wordpress,
    {
      ...images,
      storage: { size: '20Gi', storageClass: 'fast' },
      ingress: { host: 'blog.example.org', tls: true },
      networkPolicy: true,
      backup: { schedule: '30 2 * * *', keep: 14 },
    },
    { environment: 'prod', namespace: 'blog' },
  );

  it('has what an operator would want, and breaks no rule', () => {
    expect(prod.names).toEqual([
      'CronJob wordpress-backup',
      'CronJob wordpress-cron',
      'Deployment mysql',
      'Deployment wordpress',
      'Ingress wordpress',
      'NetworkPolicy allow-dns',
      'NetworkPolicy default-deny',
      'NetworkPolicy mysql',
      'NetworkPolicy wordpress',
      'NetworkPolicy wordpress-backup',
      'NetworkPolicy wordpress-cron',
      'PersistentVolumeClaim mysql',
      'PersistentVolumeClaim wordpress',
      'PersistentVolumeClaim wordpress-backup',
      'Service mysql',
      'Service wordpress',
    ]);
    expect(prod.problems).toEqual([]);
    expect(inconsistencies(prod.objects)).toEqual([]);
    expect(prod.namespaceLabels).toEqual({ 'pod-security.kubernetes.io/enforce': 'restricted' });
  });

  it('claims volumes, and mounts a folder of the one for MySQL', () => {
    expect(prod.object('PersistentVolumeClaim', 'mysql')['spec']).toEqual({
      accessModes: ['ReadWriteOnce'],
      storageClassName: 'fast',
      resources: { requests: { storage: '20Gi' } },
    });
    const pod = { securityContext: { fsGroup: 999, fsGroupChangePolicy: 'OnRootMismatch' } };
    expect(prod.object('Deployment', 'mysql')).toMatchObject({
      spec: {
        template: {
          spec: {
            ...pod,
            volumes: [{ name: 'data', persistentVolumeClaim: { claimName: 'mysql' } }],
            containers: [
              { volumeMounts: [{ name: 'data', mountPath: '/var/lib/mysql', subPath: 'mysql' }] },
            ],
          },
        },
      },
    });
    expect(JSON.stringify(prod.object('Deployment', 'mysql'))).not.toContain('initContainers');
  });

  it('serves the host with TLS', () => {
    expect(prod.object('Ingress', 'wordpress')['spec']).toEqual({
      tls: [{ hosts: ['blog.example.org'], secretName: 'wordpress-tls' }],
      rules: [
        {
          host: 'blog.example.org',
          http: {
            paths: [
              {
                path: '/',
                pathType: 'Prefix',
                backend: { service: { name: 'wordpress', port: { name: 'http' } } },
              },
            ],
          },
        },
      ],
    });
    expect(prod.secrets[1]).toMatchObject({
      name: 'wordpress-tls',
      type: 'kubernetes.io/tls',
      keys: [{ key: 'tls.crt' }, { key: 'tls.key' }],
    });
  });

  it('asks WordPress under its own address, so that no redirect answers', () => {
    expect(prod.object('Deployment', 'wordpress')).toMatchObject({
      spec: {
        template: {
          spec: {
            containers: [
              {
                env: expect.arrayContaining([
                  {
                    name: 'WORDPRESS_CONFIG_EXTRA',
                    value:
                      "define('WP_HOME', 'https://blog.example.org');\n" +
                      "define('WP_SITEURL', 'https://blog.example.org');\n" +
                      "define('FORCE_SSL_ADMIN', true);\n" +
                      "define('DISABLE_WP_CRON', true);\n" +
                      "define('WP_HTTP_BLOCK_EXTERNAL', true);\n",
                  },
                ]) as unknown,
                readinessProbe: {
                  httpGet: {
                    path: '/wp-login.php',
                    port: 'http',
                    httpHeaders: [
                      { name: 'Host', value: 'blog.example.org' },
                      { name: 'X-Forwarded-Proto', value: 'https' },
                    ],
                  },
                },
              },
            ],
          },
        },
      },
    });
  });

  it('closes the namespace but for what it lists', () => {
    const mysqlPort = [{ port: 3306, protocol: 'TCP' }];
    const httpPort = [{ port: 80, protocol: 'TCP' }];
    const pods = (name: string): object => ({ podSelector: { matchLabels: labels(name) } });
    expect(prod.object('NetworkPolicy', 'default-deny')['spec']).toEqual({
      podSelector: {},
      policyTypes: ['Ingress', 'Egress'],
    });
    expect(prod.object('NetworkPolicy', 'mysql')['spec']).toEqual({
      podSelector: { matchLabels: labels('mysql') },
      policyTypes: ['Ingress', 'Egress'],
      ingress: [{ from: [pods('wordpress'), pods('wordpress-backup')], ports: mysqlPort }],
    });
    expect(prod.object('NetworkPolicy', 'wordpress')['spec']).toEqual({
      podSelector: { matchLabels: labels('wordpress') },
      policyTypes: ['Ingress', 'Egress'],
      ingress: [
        {
          from: [
            {
              namespaceSelector: {
                matchLabels: { 'kubernetes.io/metadata.name': 'ingress-nginx' },
              },
            },
            pods('wordpress-cron'),
          ],
          ports: httpPort,
        },
      ],
      egress: [{ to: [pods('mysql')], ports: mysqlPort }],
    });
    expect(prod.object('NetworkPolicy', 'allow-dns')['spec']).toMatchObject({
      podSelector: {},
      policyTypes: ['Egress'],
      egress: [
        {
          ports: [
            { port: 53, protocol: 'UDP' },
            { port: 53, protocol: 'TCP' },
          ],
        },
      ],
    });
  });

  it('saves database and files, one backup at a time, on the node that has the volume', () => {
    expect(prod.object('CronJob', 'wordpress-backup')['spec']).toMatchObject({
      schedule: '30 2 * * *',
      concurrencyPolicy: 'Forbid',
      jobTemplate: {
        spec: {
          template: {
            spec: {
              affinity: {
                podAffinity: {
                  requiredDuringSchedulingIgnoredDuringExecution: [
                    { labelSelector: { matchLabels: labels('wordpress') } },
                  ],
                },
              },
              initContainers: [
                {
                  name: 'database',
                  command: [
                    'sh',
                    '-euc',
                    expect.stringMatching(/mysqldump .*--single-transaction/s),
                  ],
                  env: [fromSecret('MYSQL_PWD', 'mysql-password')],
                },
              ],
              containers: [
                {
                  name: 'files',
                  command: [
                    'sh',
                    '-euc',
                    expect.stringMatching(/wp-content\.tar\.gz.*head -n -14/s),
                  ],
                  volumeMounts: [
                    { name: 'backup', mountPath: '/backup' },
                    { name: 'data', mountPath: '/wp-content', readOnly: true },
                  ],
                },
              ],
            },
          },
        },
      },
    });
  });
});
