import type { CronJob } from 'kubernetes-types/batch/v1.js';
import type { TemplateContext } from '../../src/core/desired/template.ts';
import { secretEnv } from '../parts/env.ts';
import { filled } from '../parts/filled.ts';
import type { Resource } from '../parts/resource.ts';
import { podSecurityContextOf, READ_ONLY_CONTAINER } from '../parts/security-context.ts';
import { intendedOfVolume } from './intended.ts';
import { DATABASE, MYSQL, WORDPRESS, WWW_DATA, type Components } from './names.ts';
import { MYSQL_PASSWORD } from './secrets.ts';
import { besideWordpress, dataVolumes, nodeSelector, volumeOwner } from './storage.ts';
import type { WordpressValues } from './values.ts';

type BackupValues = NonNullable<WordpressValues['backup']>;

/**
 * Saves the database, then wp-content, into one folder named after the time, which gets its name
 * only when it is complete. All runs as WordPress's user, who then owns every file.
 */
export function backupCronJob(
  values: WordpressValues,
  backup: BackupValues,
  context: TemplateContext,
  components: Components,
): Resource<CronJob> {
  const { name, labels } = components.backup;
  const volumes = [
    ...dataVolumes(values, context, { volume: TARGET.name, folder: 'backup', claim: name }),
    ...dataVolumes(values, context, { volume: 'data', folder: 'wordpress', claim: WORDPRESS }),
  ];
  return {
    apiVersion: 'batch/v1',
    kind: 'CronJob',
    metadata: { name, labels, annotations: filled(intendedOfVolume(values)) },
    spec: {
      schedule: backup.schedule,
      timeZone: backup.timeZone,
      concurrencyPolicy: 'Forbid',
      startingDeadlineSeconds: 3600,
      jobTemplate: {
        spec: {
          backoffLimit: 2,
          activeDeadlineSeconds: 21600,
          template: {
            metadata: { labels },
            spec: {
              restartPolicy: 'Never',
              automountServiceAccountToken: false,
              enableServiceLinks: false,
              securityContext: podSecurityContextOf(WWW_DATA),
              nodeSelector: nodeSelector(values),
              affinity: besideWordpress(values, components),
              initContainers: [
                ...volumeOwner(values, values.wordpress.image, WWW_DATA, TARGET),
                {
                  name: 'database',
                  image: values.mysql.image,
                  command: ['sh', '-euc', DUMP_DATABASE],
                  env: [secretEnv('MYSQL_PWD', values.secretName, MYSQL_PASSWORD)],
                  resources: RESOURCES,
                  securityContext: READ_ONLY_CONTAINER,
                  volumeMounts: [TARGET],
                },
              ],
              containers: [
                {
                  name: 'files',
                  image: values.wordpress.image,
                  command: ['sh', '-euc', saveFiles(backup.keep)],
                  resources: RESOURCES,
                  securityContext: READ_ONLY_CONTAINER,
                  volumeMounts: [
                    TARGET,
                    { name: 'data', mountPath: '/wp-content', readOnly: true },
                  ],
                },
              ],
              volumes: filled(volumes),
            },
          },
        },
      },
    },
  };
}

const TARGET = { name: 'backup', mountPath: '/backup' };
const RESOURCES = { requests: { cpu: '50m', memory: '64Mi' }, limits: { memory: '256Mi' } };

// --no-tablespaces: without it mysqldump asks for a privilege that the user wordpress does not have.
const DUMP_DATABASE = `rm -rf /backup/.incomplete
mkdir /backup/.incomplete
mysqldump --host=${MYSQL} --user=${DATABASE} --single-transaction --no-tablespaces \\
  --result-file=/backup/.incomplete/database.sql ${DATABASE}
gzip /backup/.incomplete/database.sql
`;

/**
 * Without `.` itself in the archive: its mode is not the user's to restore. Exit status 1 of tar
 * says that a file changed while it was read, as files of a running site do.
 */
function saveFiles(keep: number): string {
  return `cd /wp-content
find . -mindepth 1 -maxdepth 1 -print0 |
  tar --create --gzip --file=/backup/.incomplete/wp-content.tar.gz --null --files-from=- || test $? -eq 1
mv /backup/.incomplete "/backup/$(date -u +%Y-%m-%dT%H-%M-%SZ)"
ls -d /backup/2*Z | sort | head -n -${keep} | xargs -r rm -rf
`;
}
