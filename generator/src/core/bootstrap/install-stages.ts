import type { KubernetesObject } from '../kubernetes/object.ts';

/** The objects of an installation in the order in which the API server takes them. */
export interface InstallStages {
  namespaces: KubernetesObject[];
  definitions: KubernetesObject[];
  /** Accounts, rights, settings, services. */
  rest: KubernetesObject[];
  /** What runs pods, and has to become available. */
  workloads: KubernetesObject[];
}

/** Sorts objects into stages; within one the order is free. */
export function installStages(objects: readonly KubernetesObject[]): InstallStages {
  const stages: InstallStages = { namespaces: [], definitions: [], rest: [], workloads: [] };
  for (const object of objects) stages[stageOf(object)].push(object);
  return stages;
}

function stageOf({ kind }: KubernetesObject): keyof InstallStages {
  switch (kind) {
    case 'Namespace':
      return 'namespaces';
    case 'CustomResourceDefinition':
      return 'definitions';
    case 'Deployment':
    case 'StatefulSet':
      return 'workloads';
    default:
      return 'rest';
  }
}
