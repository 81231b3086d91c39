import type { CronJob } from 'kubernetes-types/batch/v1.js';
import type { Resource } from '../parts/resource.ts';
import { podSecurityContextOf, READ_ONLY_CONTAINER } from '../parts/security-context.ts';
import { WORDPRESS, WWW_DATA, type Components } from './names.ts';
import type { WordpressValues } from './values.ts';

/** The schedule of WordPress's own tasks; undefined where visits to pages start them. */
export function cronOf({ cron, networkPolicy }: WordpressValues): { schedule: string } | undefined {
  // WordPress starts its tasks by a call to its public address, which a network policy blocks.
  return cron ?? (networkPolicy === false ? undefined : { schedule: '*/5 * * * *' });
}

/** Calls wp-cron.php through the Service, as a visitor to the site's own address. */
export function cronJob(
  values: WordpressValues,
  schedule: string,
  { cron }: Components,
): Resource<CronJob> {
  return {
    apiVersion: 'batch/v1',
    kind: 'CronJob',
    metadata: { name: cron.name, labels: cron.labels },
    spec: {
      schedule,
      concurrencyPolicy: 'Forbid',
      successfulJobsHistoryLimit: 1,
      failedJobsHistoryLimit: 1,
      jobTemplate: {
        spec: {
          backoffLimit: 0,
          activeDeadlineSeconds: 600,
          template: {
            metadata: { labels: cron.labels },
            spec: {
              restartPolicy: 'Never',
              automountServiceAccountToken: false,
              enableServiceLinks: false,
              securityContext: podSecurityContextOf(WWW_DATA),
              containers: [
                {
                  name: 'cron',
                  image: values.wordpress.image,
                  command: ['php', '-r', request(values)],
                  resources: {
                    requests: { cpu: '10m', memory: '32Mi' },
                    limits: { memory: '128Mi' },
                  },
                  securityContext: READ_ONLY_CONTAINER,
                },
              ],
            },
          },
        },
      },
    },
  };
}

/** PHP, which the image has for certain; the host name was validated and needs no quoting. */
function request({ ingress }: WordpressValues): string {
  const headers = ingress === undefined ? [] : [`Host: ${ingress.host}`];
  if (ingress !== undefined && ingress.tls !== false) headers.push('X-Forwarded-Proto: https');
  return [
    `$http = ['timeout' => 300, 'follow_location' => 0, 'header' => [${headers.map((header) => `'${header}'`).join(', ')}]];`,
    `$answer = file_get_contents('http://${WORDPRESS}/wp-cron.php', false, stream_context_create(['http' => $http]));`,
    `exit($answer === false ? 1 : 0);`,
    '',
  ].join('\n');
}
