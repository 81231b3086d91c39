import type { Problem } from '../problem.ts';
import { deploymentName } from '../fleet.ts';
import { isJsonObject, valueAt, type JsonObject } from '../kubernetes/object.ts';
import type { DesiredDeployment } from './desired.ts';

/**
 * Node ports that two Services on one cluster ask for: the API server refuses the second
 * (`provided port is already allocated`), which shows only at the sync.
 */
export function nodePortClashes(deployments: readonly DesiredDeployment[]): Problem[] {
  const owners = new Map<string, DesiredDeployment>();
  return deployments.flatMap((entry) =>
    nodePortsOf(entry).flatMap(({ port, protocol }): Problem[] => {
      const key = `${entry.deployment.cluster} ${port} ${protocol}`;
      const owner = owners.get(key);
      owners.set(key, owner ?? entry);
      if (owner === undefined) return [];
      const [name, other] = [entry, owner].map(({ deployment }) => deploymentName(deployment));
      return [
        {
          severity: 'error',
          path: placeOf(entry, port),
          message: `${name} and ${other} both ask for node port ${port} on cluster "${entry.deployment.cluster}"`,
          hint: 'choose another port between 30000 and 32767, or leave it out to get a free one',
        },
      ];
    }),
  );
}

function nodePortsOf({ objects }: DesiredDeployment): { port: number; protocol: string }[] {
  return objects
    .filter(({ apiVersion, kind }) => apiVersion === 'v1' && kind === 'Service')
    .flatMap((service) => {
      const ports = valueAt(service, ['spec', 'ports']);
      return Array.isArray(ports) ? ports.filter(isJsonObject) : [];
    })
    .flatMap(({ nodePort, protocol }) =>
      typeof nodePort === 'number'
        ? [{ port: nodePort, protocol: typeof protocol === 'string' ? protocol : 'TCP' }]
        : [],
    );
}

/** The value that holds the port where the deployment's values hold it once, else the deployment. */
function placeOf({ deployment }: DesiredDeployment, port: number): (string | number)[] {
  const found = findNumber(deployment.values, port);
  return found === undefined ? [...deployment.path] : [...deployment.path, 'values', ...found];
}

function findNumber(values: JsonObject, wanted: number): string[] | undefined {
  for (const [key, value] of Object.entries(values)) {
    if (value === wanted) return [key];
    const below = isJsonObject(value) ? findNumber(value, wanted) : undefined;
    if (below !== undefined) return [key, ...below];
  }
  return undefined;
}
