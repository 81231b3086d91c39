import { z } from 'zod';
import { autoscalingSchema } from '../parts/autoscaling.ts';
import { cronScheduleSchema, timeZoneSchema } from '../parts/cron-schedule.ts';
import { disruptionBudgetSchema } from '../parts/disruption-budget.ts';
import { envSchema } from '../parts/env.ts';
import { imageSchema } from '../parts/image.ts';
import { ingressSchema } from '../parts/ingress.ts';
import { absolutePathSchema, objectNameSchema } from '../parts/names.ts';
import { networkPolicyFields } from '../parts/network-policy.ts';
import {
  accessModeSchema,
  claimSizeSchema,
  storageClassSchema,
} from '../parts/persistent-volume-claim.ts';
import { resourcesSchema } from '../parts/resources.ts';
import { serviceSchema } from '../parts/service.ts';

const wordpress = z.strictObject({
  image: imageSchema('wordpress:7.1.0-php8.3-apache').describe(
    'Image of WordPress with Apache, with its version.',
  ),
  replicas: z
    .int()
    .min(1)
    .optional()
    .describe('Number of pods. More than one needs storage.accessMode ReadWriteMany.'),
  resources: resourcesSchema({
    requests: { cpu: '100m', memory: '256Mi' },
    limits: { memory: '512Mi' },
  }).describe('Resources of the WordPress container, as in Kubernetes.'),
  env: envSchema.default({}).describe('More variables, such as WORDPRESS_TABLE_PREFIX.'),
  configExtra: z
    .string()
    .optional()
    .describe('PHP that is added to wp-config.php (WORDPRESS_CONFIG_EXTRA).'),
});

const mysql = z.strictObject({
  image: imageSchema('mysql:8.4.11').describe('Image of MySQL, with its version.'),
  resources: resourcesSchema({
    requests: { cpu: '250m', memory: '512Mi' },
    limits: { memory: '1Gi' },
  }).describe('Resources of the MySQL container, as in Kubernetes.'),
  args: z.array(z.string()).optional().describe('Options of mysqld.'),
});

const storage = z.strictObject({
  hostPath: absolutePathSchema('/data')
    .optional()
    .describe(
      'Folder on the node; the data lies in `<hostPath>/<namespace>/wordpress` and `.../mysql`. ' +
        'For a cluster of one node, or with `node`.',
    ),
  node: objectNameSchema('node-1')
    .optional()
    .describe('Host name of the node whose `hostPath` it is; the pods run there only.'),
  size: claimSizeSchema.optional().describe('Size of each PersistentVolumeClaim.'),
  storageClass: storageClassSchema.optional(),
  accessMode: accessModeSchema.optional(),
  mysql: z
    .strictObject({
      size: claimSizeSchema.optional().describe('Size, where it differs.'),
      storageClass: storageClassSchema.optional(),
    })
    .optional()
    .describe("MySQL's claim where it differs; it is always ReadWriteOnce."),
});

const backup = z.strictObject({
  schedule: cronScheduleSchema('0 3 * * *')
    .default('0 3 * * *')
    .describe('When the database and wp-content are saved.'),
  timeZone: timeZoneSchema().optional().describe('Time zone of the schedule.'),
  keep: z.int().min(1).max(1000).default(7).describe('Number of backups that are kept.'),
  size: claimSizeSchema
    .optional()
    .describe("Size of the backups' PersistentVolumeClaim. storage.size unless said."),
  storageClass: storageClassSchema.optional(),
});

const cron = z.strictObject({
  schedule: cronScheduleSchema('*/5 * * * *')
    .default('*/5 * * * *')
    .describe('When WordPress runs the tasks that are due.'),
});

export const wordpressValues = z.strictObject({
  wordpress: wordpress.describe('The WordPress Deployment.'),
  mysql: mysql.describe('The MySQL Deployment: always one pod.'),
  storage: storage
    .optional()
    .describe(
      'Where the data lies: a folder of the node (`hostPath`), or PersistentVolumeClaims (`size`). ' +
        'Every environment needs one of the two.',
    ),
  service: serviceSchema.optional().describe("WordPress's Service, port 80."),
  ingress: ingressSchema
    .optional()
    .describe('Reaches the site by a host name, which then is its address in WordPress too.'),
  networkPolicy: z
    .union([z.boolean(), z.strictObject(networkPolicyFields)], {
      error: 'must be true, false, or a mapping of ingressNamespace, internet and egress',
    })
    .default(false)
    .describe(
      'Closes the namespace: only visitors to WordPress, WordPress to MySQL, and DNS stay open. ' +
        'Plugins and themes then install only with `internet: true`.',
    ),
  backup: backup.optional().describe('A CronJob that saves the database and wp-content.'),
  cron: cron
    .optional()
    .describe(
      "A CronJob runs WordPress's scheduled tasks, in place of visits to pages. On with " +
        '`networkPolicy`, since a pod then cannot call its own public address.',
    ),
  autoscaling: autoscalingSchema
    .optional()
    .describe('HorizontalPodAutoscaler of WordPress. Needs storage.accessMode ReadWriteMany.'),
  disruptionBudget: disruptionBudgetSchema
    .optional()
    .describe('PodDisruptionBudget of WordPress. Needs storage.accessMode ReadWriteMany.'),
  secretName: objectNameSchema('wordpress-secrets')
    .default('wordpress-secrets')
    .describe("Secret with the database's passwords and WordPress's keys and salts."),
});

export type WordpressValues = z.output<typeof wordpressValues>;
