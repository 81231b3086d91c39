import { describe, expect, it } from 'vitest';
import { inconsistencies } from '../testing/inconsistencies.ts';
import { render } from '../testing/render.ts';
import { fromSecret, images, labels } from '../testing/wordpress-values.ts';
import wordpress from '../wordpress.ts';

describe('dev, the exercise', () => {
  const dev = render(wordpress, {
    ...images,
    storage: { hostPath: '/data' },
    service: { nodePort: 30008 },
  });

  it('is two Deployments with their Services, and breaks no rule', () => {
    expect(dev.names).toEqual([
      'Deployment mysql',
      'Deployment wordpress',
      'Service mysql',
      'Service wordpress',
    ]);
    expect(dev.problems).toEqual([]);
    expect(inconsistencies(dev.objects)).toEqual([]);
  });

  it('reaches MySQL inside the cluster on 3306', () => {
    expect(dev.object('Service', 'mysql')).toEqual({
      apiVersion: 'v1',
      kind: 'Service',
      metadata: { name: 'mysql', labels: labels('mysql') },
      spec: {
        type: 'ClusterIP',
        selector: labels('mysql'),
        ports: [{ name: 'mysql', port: 3306, targetPort: 'mysql' }],
      },
    });
  });

  it('opens WordPress on port 30008 of the node', () => {
    expect(dev.object('Service', 'wordpress')).toEqual({
      apiVersion: 'v1',
      kind: 'Service',
      metadata: { name: 'wordpress', labels: labels('wordpress') },
      spec: {
        type: 'NodePort',
        selector: labels('wordpress'),
        ports: [{ name: 'http', port: 80, targetPort: 'http', nodePort: 30008 }],
      },
    });
  });

  it('runs one MySQL at a time, as its own user, on a folder of the node', () => {
    expect(dev.object('Deployment', 'mysql')['spec']).toMatchObject({
      replicas: 1,
      strategy: { type: 'Recreate' },
      template: {
        spec: {
          terminationGracePeriodSeconds: 120,
          securityContext: { runAsUser: 999, runAsGroup: 999, runAsNonRoot: true },
          volumes: [
            {
              name: 'data',
              hostPath: { path: '/data/wordpress-dev/mysql', type: 'DirectoryOrCreate' },
            },
          ],
          containers: [
            {
              image: 'mysql:8.4.11',
              env: [
                { name: 'MYSQL_DATABASE', value: 'wordpress' },
                { name: 'MYSQL_USER', value: 'wordpress' },
                fromSecret('MYSQL_PASSWORD', 'mysql-password'),
                fromSecret('MYSQL_ROOT_PASSWORD', 'mysql-root-password'),
              ],
              volumeMounts: [{ name: 'data', mountPath: '/var/lib/mysql' }],
            },
          ],
        },
      },
    });
  });

  it('asks MySQL itself, over TCP, whether it is there', () => {
    const command = [
      'sh',
      '-c',
      'MYSQL_PWD="$MYSQL_PASSWORD" mysqladmin ping --host=127.0.0.1 --user="$MYSQL_USER" --silent',
    ];
    const probe = { exec: { command }, timeoutSeconds: 5 };
    expect(dev.object('Deployment', 'mysql')).toMatchObject({
      spec: {
        template: {
          spec: {
            containers: [{ startupProbe: probe, readinessProbe: probe, livenessProbe: probe }],
          },
        },
      },
    });
  });

  it('connects WordPress with variables, and keeps wp-content on the node', () => {
    expect(dev.object('Deployment', 'wordpress')['spec']).toMatchObject({
      strategy: { type: 'Recreate' },
      template: {
        spec: {
          volumes: [
            {
              name: 'data',
              hostPath: { path: '/data/wordpress-dev/wordpress', type: 'DirectoryOrCreate' },
            },
          ],
          containers: [
            {
              env: [
                { name: 'WORDPRESS_DB_HOST', value: 'mysql' },
                { name: 'WORDPRESS_DB_NAME', value: 'wordpress' },
                { name: 'WORDPRESS_DB_USER', value: 'wordpress' },
                fromSecret('WORDPRESS_DB_PASSWORD', 'mysql-password'),
                fromSecret('WORDPRESS_AUTH_KEY', 'auth-key'),
                fromSecret('WORDPRESS_SECURE_AUTH_KEY', 'secure-auth-key'),
                fromSecret('WORDPRESS_LOGGED_IN_KEY', 'logged-in-key'),
                fromSecret('WORDPRESS_NONCE_KEY', 'nonce-key'),
                fromSecret('WORDPRESS_AUTH_SALT', 'auth-salt'),
                fromSecret('WORDPRESS_SECURE_AUTH_SALT', 'secure-auth-salt'),
                fromSecret('WORDPRESS_LOGGED_IN_SALT', 'logged-in-salt'),
                fromSecret('WORDPRESS_NONCE_SALT', 'nonce-salt'),
              ],
              readinessProbe: { httpGet: { path: '/wp-login.php', port: 'http' } },
              livenessProbe: { tcpSocket: { port: 'http' } },
              volumeMounts: [{ name: 'data', mountPath: '/var/www/html/wp-content' }],
            },
          ],
        },
      },
    });
  });

  it('gives each folder to its user with nothing but the right to do so', () => {
    for (const [name, user, path] of [
      ['mysql', 999, '/var/lib/mysql'],
      ['wordpress', 33, '/var/www/html/wp-content'],
    ] as const) {
      expect(dev.object('Deployment', name)).toMatchObject({
        spec: {
          template: {
            spec: {
              initContainers: [
                {
                  name: 'data-owner',
                  command: ['chown', `${user}:${user}`, path],
                  securityContext: {
                    allowPrivilegeEscalation: false,
                    capabilities: { drop: ['ALL'], add: ['CHOWN'] },
                    runAsUser: 0,
                  },
                },
              ],
            },
          },
        },
      });
    }
  });

  it('lets Apache bind port 80 although it is not root', () => {
    expect(dev.object('Deployment', 'wordpress')).toMatchObject({
      spec: {
        template: {
          spec: {
            securityContext: {
              runAsUser: 33,
              runAsNonRoot: true,
              sysctls: [{ name: 'net.ipv4.ip_unprivileged_port_start', value: '0' }],
            },
          },
        },
      },
    });
  });

  it('needs one Secret, with keys that can all be made', () => {
    expect(dev.secrets.map(({ name }) => name)).toEqual(['wordpress-secrets']);
    expect(dev.secrets[0]?.keys.map(({ key }) => key)).toEqual([
      'mysql-root-password',
      'mysql-password',
      'auth-key',
      'secure-auth-key',
      'logged-in-key',
      'nonce-key',
      'auth-salt',
      'secure-auth-salt',
      'logged-in-salt',
      'nonce-salt',
    ]);
    expect(dev.secrets[0]?.keys.every(({ generate }) => generate !== undefined)).toBe(true);
  });

  it('labels the namespace for the hostPath', () => {
    expect(dev.namespaceLabels).toEqual({ 'pod-security.kubernetes.io/enforce': 'privileged' });
  });
});

describe('the base', () => {
  it('is what all environments share: mounts, but no volume and no address', () => {
    const base = render(wordpress, images, { environment: undefined, namespace: 'wordpress' });
    expect(base.names).toEqual([
      'Deployment mysql',
      'Deployment wordpress',
      'Service mysql',
      'Service wordpress',
    ]);
    const spec = base.object('Deployment', 'wordpress')['spec'];
    expect(spec).not.toHaveProperty('replicas');
    expect(spec).not.toHaveProperty('template.spec.volumes');
    expect(spec).toMatchObject({
      template: { spec: { containers: [{ volumeMounts: [{ name: 'data' }] }] } },
    });
    expect(base.namespaceLabels).toEqual({});
  });
});
