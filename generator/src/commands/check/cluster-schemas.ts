import type { Fleet } from '../../core/fleet.ts';
import type { CheckFinding } from '../../report/check/check-finding.ts';
import { openSchemas, type StoredSchemas } from '../../shell/schemas/open-schemas.ts';
import { UserError } from '../../shell/errors.ts';
import type { Repository } from '../steps/open-repository.ts';

export interface ClusterSchemas {
  /** By name of the cluster. */
  schemas: Map<string, StoredSchemas>;
  findings: CheckFinding[];
}

/**
 * The schemas that the objects of each cluster are validated with: those of its Kubernetes version,
 * else, with a warning, the newest that are there.
 *
 * @throws {UserError} where there are no schemas at all
 */
export function clusterSchemas(
  { fleet, locator }: Pick<Repository, 'fleet' | 'locator'>,
  folders: readonly string[],
): ClusterSchemas {
  const opened = new Map<string, StoredSchemas>();
  const schemas: ClusterSchemas['schemas'] = new Map();
  const findings: CheckFinding[] = [];
  for (const cluster of fleet.clusters) {
    const { kubernetes } = cluster;
    const found = opened.get(kubernetes) ?? open(folders, kubernetes);
    opened.set(kubernetes, found);
    schemas.set(cluster.name, found);
    if (found.name !== kubernetes) findings.push(otherSchemas(cluster, found.name, locator));
  }
  return { schemas, findings };
}

function open(folders: readonly string[], wanted: string): StoredSchemas {
  const newest = openSchemas(folders, undefined);
  try {
    return openSchemas(folders, wanted);
  } catch (error) {
    if (error instanceof UserError) return newest;
    throw error;
  }
}

function otherSchemas(
  { name, kubernetes }: Fleet['clusters'][number],
  used: string,
  locator: Repository['locator'],
): CheckFinding {
  const message = `there are no schemas of Kubernetes ${kubernetes}; the objects of ${name} are validated with those of ${used}`;
  const path = ['clusters', name, 'kubernetes'];
  const { file, line } = locator.locate({ severity: 'warning', path, message });
  return {
    check: 'validation',
    id: 'schemas',
    severity: 'warning',
    file,
    line,
    message,
    remediation: `Get them from the cluster: npx --no strata schemas pull --context NAME --name ${kubernetes}`,
  };
}
