import type { Deployment } from 'kubernetes-types/apps/v1.js';
import type { Probe, Service, VolumeMount } from 'kubernetes-types/core/v1.js';
import type { TemplateContext } from '../../src/core/desired/template.ts';
import { secretEnv } from '../parts/env.ts';
import { filled } from '../parts/filled.ts';
import type { Resource } from '../parts/resource.ts';
import { resourceRequirements } from '../parts/resources.ts';
import { podSecurityContextOf, RESTRICTED_CONTAINER } from '../parts/security-context.ts';
import { intendedOfServer } from './intended.ts';
import { DATABASE, MYSQL_USER, type Components } from './names.ts';
import { MYSQL_PASSWORD, MYSQL_ROOT_PASSWORD } from './secrets.ts';
import { dataVolumes, nodeSelector, volumeOwner } from './storage.ts';
import type { WordpressValues } from './values.ts';

export const MYSQL_PORT = 3306;

export function mysqlService({ mysql }: Components): Resource<Service> {
  return {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: { name: mysql.name, labels: mysql.labels },
    spec: {
      type: 'ClusterIP',
      selector: mysql.labels,
      ports: [{ name: 'mysql', port: MYSQL_PORT, targetPort: 'mysql' }],
    },
  };
}

export function mysqlDeployment(
  values: WordpressValues,
  context: TemplateContext,
  components: Components,
): Resource<Deployment> {
  const { name, labels } = components.mysql;
  const mount = dataMount(values);
  const initContainers = volumeOwner(values, values.mysql.image, MYSQL_USER, mount);
  const volumes = dataVolumes(values, context, {
    volume: mount.name,
    folder: 'mysql',
    claim: name,
  });
  return {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name, labels, annotations: intendedOfServer(values, WRITES) },
    spec: {
      replicas: 1,
      // Two servers on one data folder corrupt it.
      strategy: { type: 'Recreate' },
      selector: { matchLabels: labels },
      template: {
        metadata: { labels },
        spec: {
          automountServiceAccountToken: false,
          // Variables such as MYSQL_PORT, made for each Service, are no settings of MySQL.
          enableServiceLinks: false,
          securityContext: podSecurityContextOf(MYSQL_USER),
          // A server that is killed while it writes its pages recovers for minutes at its next start.
          terminationGracePeriodSeconds: 120,
          nodeSelector: nodeSelector(values),
          initContainers: filled(initContainers),
          containers: [
            {
              name: 'mysql',
              image: values.mysql.image,
              args: values.mysql.args,
              env: [
                { name: 'MYSQL_DATABASE', value: DATABASE },
                { name: 'MYSQL_USER', value: DATABASE },
                secretEnv('MYSQL_PASSWORD', values.secretName, MYSQL_PASSWORD),
                secretEnv('MYSQL_ROOT_PASSWORD', values.secretName, MYSQL_ROOT_PASSWORD),
              ],
              ports: [{ name: 'mysql', containerPort: MYSQL_PORT }],
              // The first start creates the database, and a start after a crash recovers it.
              startupProbe: ping({ periodSeconds: 5, failureThreshold: 120 }),
              readinessProbe: ping({ periodSeconds: 10, failureThreshold: 3 }),
              livenessProbe: ping({ periodSeconds: 20, failureThreshold: 6 }),
              resources: resourceRequirements(values.mysql.resources),
              securityContext: RESTRICTED_CONTAINER,
              volumeMounts: [mount],
            },
          ],
          volumes: filled(volumes),
        },
      },
    },
  };
}

const WRITES = 'MySQL writes its socket and temporary files there';

/** A claim may hold `lost+found`, and MySQL initialises only an empty folder: so a folder in it. */
function dataMount({ storage }: WordpressValues): VolumeMount {
  const mount = { name: 'data', mountPath: '/var/lib/mysql' };
  const isClaim = storage?.size !== undefined && storage.hostPath === undefined;
  return isClaim ? { ...mount, subPath: 'mysql' } : mount;
}

/** 127.0.0.1, not the socket: the server of the first initialisation listens on the socket alone. */
function ping(timing: { periodSeconds: number; failureThreshold: number }): Probe {
  const command =
    'MYSQL_PWD="$MYSQL_PASSWORD" mysqladmin ping --host=127.0.0.1 --user="$MYSQL_USER" --silent';
  return { exec: { command: ['sh', '-c', command] }, timeoutSeconds: 5, ...timing };
}
