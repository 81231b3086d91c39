import type { KubernetesObject } from '../../src/core/kubernetes/object.ts';
import type { Clock } from '../../src/shell/clock.ts';
import type { TestCluster } from '../../src/shell/cluster/test-cluster.ts';

/** What the controllers of a cluster would do meanwhile, one step each time that somebody waits. */
export interface Simulation {
  clock: Clock;
  /** Milliseconds since the beginning. */
  elapsed(): number;
}

export interface SimulationOptions {
  /** The commit that Argo CD finds; undefined: it never comes to an end. */
  commit: string | undefined;
  /** Whether pods start. */
  starts?: boolean;
  /** Definitions are looked at only when they change, as after a crash of the API server. */
  overlooks?: boolean;
}

/** Time passes only when it is waited for; then definitions are established, pods start, apps sync. */
export function simulate(cluster: TestCluster, options: SimulationOptions): Simulation {
  let time = 0;
  const tick = (): void => {
    for (const object of [...cluster.objects.values()]) {
      const isOverlooked = options.overlooks === true && !touched(cluster, object);
      const status = isOverlooked ? undefined : nextStatus(object, options);
      if (status !== undefined && JSON.stringify(object['status']) !== JSON.stringify(status)) {
        cluster.put({ ...object, status });
      }
    }
  };
  return {
    clock: {
      now: () => time,
      async wait(milliseconds) {
        time += milliseconds;
        tick();
      },
    },
    elapsed: () => time,
  };
}

function touched({ writes }: TestCluster, { kind, metadata }: KubernetesObject): boolean {
  return kind !== 'CustomResourceDefinition' || writes.includes(`patch ${kind} ${metadata.name}`);
}

function nextStatus(
  { kind, metadata }: KubernetesObject,
  { commit, starts = true }: SimulationOptions,
): KubernetesObject['metadata'] | undefined {
  const name = metadata.name;
  switch (kind) {
    case 'CustomResourceDefinition':
      return { name, conditions: [{ type: 'Established', status: 'True' }] };
    case 'Deployment':
    case 'StatefulSet':
      return starts ? { name, updatedReplicas: 1, availableReplicas: 1 } : undefined;
    case 'Application':
      return commit === undefined
        ? { name, sync: { status: 'OutOfSync' }, health: { status: 'Degraded' } }
        : {
            name,
            sync: { status: 'Synced', revision: commit },
            health: { status: 'Healthy' },
            operationState: { phase: 'Succeeded' },
          };
    default:
      return undefined;
  }
}
