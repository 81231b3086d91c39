import type { SharedObject } from '../../../core/import/shared-objects.ts';
import type { ImportNotice } from '../../../core/import/summary/types.ts';
import { describeObject } from '../../../core/kubernetes/object.ts';
import { CONFIG_FILE } from '../../steps/open-repository.ts';
import type { NoticeInput } from './notices.ts';

/**
 * Environments on one cluster that hold the same objects. Every Application has
 * `FailOnSharedResource=true`: of those, the sync of all but one fails (Argo CD documentation, sync
 * options).
 */
export function collisions({ edit, shared }: Pick<NoticeInput, 'edit' | 'shared'>): ImportNotice[] {
  const clusterOf = new Map(edit.fleet.environments.map(({ name, cluster }) => [name, cluster]));
  const found = new Map<string, Collision>();
  for (const each of shared) {
    for (const cluster of new Set(clusterOf.values())) {
      const names = each.environments.filter((name) => clusterOf.get(name) === cluster);
      if (names.length < 2) continue;
      const key = names.join();
      const collision = found.get(key) ?? { cluster, names, shared: [] };
      collision.shared.push(each);
      found.set(key, collision);
    }
  }
  return [...found.values()].map(describe);
}

interface Collision {
  cluster: string;
  names: string[];
  shared: SharedObject[];
}

function describe({ cluster, names, shared }: Collision): ImportNotice {
  const [first, ...others] = shared.map(({ object }) => describeObject(object));
  const objects = others.length === 0 ? first : `${first} and ${others.length} more`;
  // What belongs to no namespace is mostly meant to be there once, such as a custom kind.
  const apart = shared.some(({ isNamespaced }) => isNamespaced)
    ? 'its objects other namespaces or names'
    : 'keep these objects in one of them, for example as an app of their own';
  return {
    subject: names.join(', '),
    message: `on cluster ${cluster} they hold the same ${objects}, and Argo CD syncs only one of them`,
    hint: `give each a cluster of its own in ${CONFIG_FILE}, or ${apart}, before Argo CD syncs them`,
  };
}
