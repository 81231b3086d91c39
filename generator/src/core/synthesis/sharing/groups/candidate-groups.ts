import { lineCount } from '../../line-count.ts';
import type { Alteration } from './group.ts';
import { identityOf, operationsOf } from './common-patch.ts';

/** Keys of objects that have an operation in common, those that share most lines first. */
export function candidateGroups(alterations: ReadonlyMap<string, Alteration>): string[][] {
  const byOperation = new Map<string, { keys: string[]; lines: number }>();
  for (const [key, { from, to }] of alterations) {
    for (const operation of operationsOf(from, to)) {
      const identity = identityOf(operation);
      const lines = lineCount(operation);
      const ids = [`${to.apiVersion} ${to.kind} ${identity}`];
      // What stands in metadata is the same for every kind.
      if (operation.path.startsWith('/metadata/')) ids.push(identity);
      for (const id of ids) {
        const entry = byOperation.get(id) ?? { keys: [], lines };
        entry.keys.push(key);
        byOperation.set(id, entry);
      }
    }
  }
  const byKeys = new Map<string, { keys: string[]; weight: number }>();
  for (const { keys, lines } of byOperation.values()) {
    if (keys.length < 2) continue;
    const id = keys.join('\0');
    const entry = byKeys.get(id) ?? { keys, weight: 0 };
    entry.weight += lines * (keys.length - 1);
    byKeys.set(id, entry);
  }
  return [...byKeys.values()]
    .sort((left, right) => right.weight - left.weight)
    .slice(0, MOST_CANDIDATES)
    .map(({ keys }) => keys);
}

const MOST_CANDIDATES = 20;
