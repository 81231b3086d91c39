import { compareText } from '../../../compare-text.ts';
import { groupKindOf, type KubernetesObject } from '../../../kubernetes/object.ts';
import { bareName, takesAffixes, type NameAffixes } from './affixes.ts';
import { affixesOf, lengthOf } from './name-candidates.ts';

/** More words than people put before or after a name. */
const MOST_WORDS = 6;

/** One environment's objects as they are called without one choice of prefix and suffix. */
interface Reading {
  environment: number;
  affixes: NameAffixes;
  /** `Kind.group/name` of every object that takes prefix and suffix. */
  ids: ReadonlySet<string>;
  /** The same for the same objects, wherever their environment stands in the list. */
  order: string;
}

interface Choice {
  /** How many objects of the environments are also called so in the one that they are compared with. */
  shared: number;
  /** How much is taken off the names of all environments. */
  length: number;
  affixes: NameAffixes[];
}

/**
 * The prefix and suffix of each environment without which the names of the environments coincide best.
 * Of equally good choices it is the one that takes off least: where the names coincide as they are,
 * nothing. The order of the environments has no influence.
 */
export function commonNamesOf(
  environments: readonly (readonly KubernetesObject[])[],
): NameAffixes[] {
  const readings = environments.flatMap(readingsOf);
  const byId = new Map<string, Reading[]>();
  for (const reading of readings) {
    for (const id of reading.ids) {
      const known = byId.get(id);
      if (known === undefined) byId.set(id, [reading]);
      else known.push(reading);
    }
  }
  const choices = readings
    .toSorted((left, right) => compareText(left.order, right.order))
    .map((anchor) => choiceAround(anchor, byId, environments.length));
  const best = choices.reduce<Choice | undefined>(
    (found, choice) => (found === undefined || isBetter(choice, found) ? choice : found),
    undefined,
  );
  return best?.affixes ?? [];
}

function readingsOf(objects: readonly KubernetesObject[], environment: number): Reading[] {
  const renamed = objects.filter(takesAffixes);
  return affixesOf(renamed, MOST_WORDS).map((affixes) => {
    const ids = renamed.map(
      (object) => `${groupKindOf(object)}/${bareName(object.metadata.name, affixes) ?? ''}`,
    );
    const order = [affixes.suffix, affixes.prefix, ...ids.toSorted()].join('\n');
    return { environment, affixes, ids: new Set(ids), order };
  });
}

/** In each environment the reading that shares most names with the anchor. */
function choiceAround(
  anchor: Reading,
  byId: ReadonlyMap<string, readonly Reading[]>,
  environments: number,
): Choice {
  const shared = new Map<Reading, number>();
  for (const id of anchor.ids) {
    for (const reading of byId.get(id) ?? []) shared.set(reading, (shared.get(reading) ?? 0) + 1);
  }
  const choice: Choice = { shared: 0, length: 0, affixes: [] };
  const best = bestReadings(anchor, shared);
  for (let environment = 0; environment < environments; environment++) {
    const found = best.get(environment);
    const affixes = found?.affixes ?? NONE;
    choice.affixes.push(affixes);
    choice.length += lengthOf(affixes);
    if (found !== undefined && found !== anchor) choice.shared += shared.get(found) ?? 0;
  }
  return choice;
}

const NONE: NameAffixes = { prefix: '', suffix: '' };

function bestReadings(anchor: Reading, shared: ReadonlyMap<Reading, number>): Map<number, Reading> {
  const best = new Map([[anchor.environment, anchor]]);
  for (const [reading, count] of shared) {
    const known = best.get(reading.environment);
    if (known === anchor) continue;
    const isMore = known === undefined || count > (shared.get(known) ?? 0);
    const isAsMany = known !== undefined && count === shared.get(known);
    if (isMore || (isAsMany && takesLess(reading.affixes, known.affixes))) {
      best.set(reading.environment, reading);
    }
  }
  return best;
}

/** A prefix rather than a suffix of the same length, so that the answer is always the same. */
function takesLess(left: NameAffixes, right: NameAffixes): boolean {
  const difference = lengthOf(left) - lengthOf(right);
  return difference < 0 || (difference === 0 && compareText(left.suffix, right.suffix) < 0);
}

function isBetter(choice: Choice, found: Choice): boolean {
  if (choice.shared !== found.shared) return choice.shared > found.shared;
  return choice.length < found.length;
}
