import type { UnsharedObject } from '../../core/import/summary/types.ts';

/** Each object that stands in overlays of its own, with its environments and why, the first ones only. */
export function renderUnshared(unshared: readonly UnsharedObject[]): string[] {
  const groups = new Map<string, { object: string; reason: string; environments: string[] }>();
  for (const { object, reason, environment } of unshared) {
    const key = JSON.stringify([object, reason]);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, { object, reason, environments: [environment] });
    else group.environments.push(environment);
  }
  const lines = [...groups.values()].map(
    ({ object, reason, environments }) => `  ${object} (${environments.join(', ')}): ${reason}`,
  );
  const rest = lines.length - MAX_LINES;
  return rest <= 0
    ? lines
    : [...lines.slice(0, MAX_LINES), `  and ${rest} more, which --json lists`];
}

const MAX_LINES = 15;
