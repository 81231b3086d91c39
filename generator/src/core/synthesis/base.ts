import { objectId, type KubernetesObject } from '../kubernetes/object.ts';
import { consensus } from './consensus.ts';
import { lineCount } from './line-count.ts';

/**
 * Chooses the objects of the base.
 *
 * A given object belongs to it when every environment has it, or when deleting it where it is missing
 * takes fewer lines than repeating it where it is present: removing what the base has goes against
 * Kustomize's grain (kustomize #106). What every environment has and the given base has not is
 * derived from them.
 *
 * @param environments the objects of each environment by key, without namespace
 * @param excluded keys that the engine has shown not to work from a base
 */
export function chooseBase(
  given: readonly KubernetesObject[] | undefined,
  environments: readonly ReadonlyMap<string, KubernetesObject>[],
  excluded: ReadonlySet<string>,
): Map<string, KubernetesObject> {
  const givenByKey = new Map((given ?? []).map((object) => [objectId(object), object]));
  const keys = new Set(environments.flatMap((objects) => [...objects.keys()]));
  const base = new Map<string, KubernetesObject>();
  for (const key of keys) {
    const [first, ...rest] = environments.flatMap((objects) => objects.get(key) ?? []);
    if (first === undefined || excluded.has(key)) continue;
    const present = rest.length + 1;
    const isShared = present === environments.length && (present > 1 || given === undefined);
    const candidate =
      givenByKey.get(key) ??
      (isShared ? (consensus([first, ...rest]) as KubernetesObject) : undefined);
    if (candidate === undefined) continue;
    const missing = environments.length - present;
    const lines = lineCount(candidate);
    const isShorter = lines + missing * DELETION_LINES < lines * present;
    if (missing === 0 || isShorter) base.set(key, candidate);
  }
  return base;
}

/** apiVersion, kind, metadata, name, `$patch: delete`, and the entry in the kustomization. */
const DELETION_LINES = 6;
