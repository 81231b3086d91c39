import type { KubernetesObject } from '../../kubernetes/object.ts';
import { consensus } from '../consensus.ts';
import { DELETION_LINES, type Costs } from './costs.ts';
import { contentId } from './fingerprint.ts';

export type ObjectMap = ReadonlyMap<string, KubernetesObject>;

/**
 * Chooses the objects of the base so that base and overlays are short together: for each object the
 * wish of one environment, or what most of them agree on.
 *
 * @param repeated part of a patch's lines that each further environment with the same patch costs:
 *   1 where nothing is shared, less where components will share it
 */
export function chooseBase(
  environments: readonly ObjectMap[],
  costs: Costs,
  repeated: number,
  excluded: ReadonlySet<string> = new Set(),
): Map<string, KubernetesObject> {
  const keys = new Set(environments.flatMap((objects) => [...objects.keys()]));
  const base = new Map<string, KubernetesObject>();
  for (const key of keys) {
    if (excluded.has(key)) continue;
    const wishes = environments.map((objects) => objects.get(key));
    const chosen = chooseObject(wishes, costs, repeated);
    if (chosen !== undefined) base.set(key, chosen);
  }
  return base;
}

function chooseObject(
  wishes: readonly (KubernetesObject | undefined)[],
  costs: Costs,
  repeated: number,
): KubernetesObject | undefined {
  const present = wishes.filter((wish) => wish !== undefined);
  const [first, ...rest] = present;
  if (first === undefined) return undefined;
  const times = new Map<number, { wish: KubernetesObject; count: number }>();
  for (const wish of present) {
    const id = contentId(wish);
    times.set(id, { wish, count: (times.get(id)?.count ?? 0) + 1 });
  }
  const distinct = [...times.values()];
  const factor = (count: number): number => (count === 0 ? 0 : 1 + (count - 1) * repeated);
  const missing = wishes.length - present.length;
  const apart = distinct.reduce(
    (sum, { wish, count }) =>
      sum + costs.object(wish) * factor(count) + (count > 1 && repeated < 1 ? 4 : 0),
    0,
  );
  let best: KubernetesObject | undefined;
  let bestLines = missing === 0 ? Infinity : apart;
  const candidates = [
    consensus([first, ...rest]) as KubernetesObject,
    ...distinct.map(({ wish }) => wish),
  ];
  for (const candidate of candidates) {
    let lines = costs.object(candidate) + DELETION_LINES * missing;
    for (const { wish, count } of distinct) {
      lines += costs.patch(candidate, wish) * factor(count);
    }
    if (lines < bestLines) [best, bestLines] = [candidate, lines];
  }
  return best;
}
