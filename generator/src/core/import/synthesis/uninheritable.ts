import type { KubernetesObject } from '../../kubernetes/object.ts';
import { isNamespace } from '../../synthesis/transformers/namespace.ts';
import type { Environment } from './environment.ts';
import type { Environments } from './environments.ts';
import { localKey } from './strip/namespaces.ts';

/**
 * Keys of objects that every environment has to have for itself. Kustomize adds objects, those of
 * generators too, before it patches: what an overlay inherits and deletes is in the way of what it adds
 * under the same id.
 */
export function uninheritable({ main, apart }: Environments): Set<string> {
  return new Set([...generatedElsewhere([...main, ...apart]), ...insideElsewhere(main, apart)]);
}

/** What some environments generate and others do not. */
function generatedElsewhere(environments: readonly Environment[]): string[] {
  const keysOf = new Map<string, Set<string>>();
  for (const { objects } of environments) {
    for (const [key, { object }] of objects) {
      const id = localKey(object, undefined);
      keysOf.set(id, (keysOf.get(id) ?? new Set()).add(key));
    }
  }
  return [...keysOf.values()].flatMap((keys) => (keys.size > 1 ? [...keys] : []));
}

/** What stands apart in some environments, and below the `namespace:` of others. */
function insideElsewhere(main: readonly Environment[], apart: readonly Environment[]): string[] {
  const inside = new Set(
    main.flatMap(({ fields: { namespace }, objects }) =>
      [...objects.values()].map(({ object }) =>
        localKey(inNamespace(object, namespace), undefined),
      ),
    ),
  );
  const keys = apart.flatMap(({ objects }) => [...objects.keys()]);
  return keys.filter((key) => inside.has(key));
}

function inNamespace(object: KubernetesObject, namespace: string | undefined): KubernetesObject {
  if (namespace === undefined || isNamespace(object)) return object;
  return { ...object, metadata: { ...object.metadata, namespace } };
}
