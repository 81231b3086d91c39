import type { KubernetesObject } from '../../kubernetes/object.ts';
import { mergeSchemaOf } from '../strategic-merge/merge-keys.ts';
import type { ObjectMap } from './choose-base.ts';
import { DELETION_LINES, type Costs } from './costs.ts';
import { contentId } from './fingerprint.ts';
import { candidateSets } from './candidate-sets.ts';
import { meet } from './meet.ts';

/** What some but not all environments share. */
export interface Component {
  /** Indexes of the environments that include it. */
  environments: readonly number[];
  /** The objects of its environments that its patches meet and must leave alone. */
  untouched: readonly KubernetesObject[];
  /** By key: what it changes; `from` is undefined for an object that it adds, `to` for one that it deletes. */
  changes: ReadonlyMap<string, Change>;
}

export interface Change {
  from: KubernetesObject | undefined;
  to: KubernetesObject | undefined;
}

export interface Sharing {
  components: Component[];
  /** For each environment: its objects as base and components give them. */
  inherited: Map<string, KubernetesObject>[];
}

/** Chooses components as long as one makes the whole shorter, the one that saves most first. */
export function chooseComponents(
  base: ObjectMap,
  environments: readonly ObjectMap[],
  costs: Costs,
  excluded: ReadonlySet<string>,
): Sharing {
  const inherited = environments.map(() => new Map(base));
  const known: KnownChanges = new Map();
  const components: Component[] = [];
  for (;;) {
    const counts = environments.map(
      (_, index) => components.filter((component) => component.environments.includes(index)).length,
    );
    let best: { component: Component; gain: number } | undefined;
    for (const set of candidateSets(inherited, environments)) {
      const { component, gain } = propose(set, inherited, environments, costs, excluded, known);
      const includes = set.reduce((sum, index) => sum + (counts[index] === 0 ? 2 : 1), 0);
      const total = gain - includes - sections(component);
      if (total > (best?.gain ?? LEAST_GAIN)) best = { component, gain: total };
    }
    if (best === undefined) return { components, inherited };
    components.push(best.component);
    for (const index of best.component.environments) {
      for (const [key, { to }] of best.component.changes) {
        if (to === undefined) inherited[index]?.delete(key);
        else inherited[index]?.set(key, to);
      }
    }
  }
}

/** Lines that a component must save: it is one more folder to look into. */
const LEAST_GAIN = 4;

/** apiVersion and kind, `resources:`, `patches:`. */
function sections({ changes }: Component): number {
  const all = [...changes.values()];
  const adds = all.some(({ from }) => from === undefined);
  const patches = all.some(({ from }) => from !== undefined);
  return 2 + Number(adds) + Number(patches);
}

function propose(
  set: readonly number[],
  inherited: readonly ObjectMap[],
  environments: readonly ObjectMap[],
  costs: Costs,
  excluded: ReadonlySet<string>,
  known: KnownChanges,
): { component: Component; gain: number } {
  const changes = new Map<string, Change>();
  let gain = 0;
  const keys = new Set(
    set.flatMap((index) => [
      ...(environments[index]?.keys() ?? []),
      ...(inherited[index]?.keys() ?? []),
    ]),
  );
  for (const key of keys) {
    if (excluded.has(key)) continue;
    const froms = set.map((index) => inherited[index]?.get(key));
    const wishes = set.map((index) => environments[index]?.get(key));
    const [from] = froms;
    if (!froms.every((other) => isSame(other, from))) continue;
    const id = [from, ...wishes].map((each) => (each === undefined ? '' : contentId(each))).join();
    const proposal = known.has(id) ? known.get(id) : proposeChange(from, wishes, costs);
    known.set(id, proposal);
    if (proposal === undefined || proposal.gain <= 0) continue;
    gain += proposal.gain;
    changes.set(key, { from, to: proposal.to });
  }
  const untouched = untouchedOf(set, inherited, environments, changes);
  return { component: { environments: set, untouched, changes }, gain };
}

/**
 * Inherited objects in whatever state the components before have left them in one of the environments,
 * and those that an overlay adds: Kustomize reads an overlay's resources before its components.
 */
function untouchedOf(
  set: readonly number[],
  inherited: readonly ObjectMap[],
  environments: readonly ObjectMap[],
  changes: ReadonlyMap<string, Change>,
): KubernetesObject[] {
  const found = new Map<string, KubernetesObject>();
  for (const index of set) {
    const present = new Map([...(environments[index] ?? []), ...(inherited[index] ?? [])]);
    for (const [key, object] of present) {
      if (!changes.has(key)) found.set(`${key} ${contentId(object)}`, object);
    }
  }
  return [...found.values()];
}

interface ProposedChange {
  to: KubernetesObject | undefined;
  /** Lines saved. */
  gain: number;
}

/** By the contents that a proposal starts from: most of them stay the same from round to round. */
type KnownChanges = Map<string, ProposedChange | undefined>;

function proposeChange(
  from: KubernetesObject | undefined,
  wishes: readonly (KubernetesObject | undefined)[],
  costs: Costs,
): ProposedChange | undefined {
  const present = wishes.filter((wish) => wish !== undefined);
  if (present.length === 0) {
    return from === undefined
      ? undefined
      : { to: undefined, gain: DELETION_LINES * (wishes.length - 1) };
  }
  if (present.length < wishes.length) return undefined;
  const before = sum(
    present.map((wish) => (from === undefined ? costs.object(wish) : costs.patch(from, wish))),
  );
  const [first] = present as [KubernetesObject];
  const schema = mergeSchemaOf(first.apiVersion, first.kind);
  const candidates = new Map<number, KubernetesObject>();
  if (from === undefined) for (const wish of present) candidates.set(contentId(wish), wish);
  const common = meet(from, present, schema) as KubernetesObject | undefined;
  if (from !== undefined && common !== undefined && !isSame(common, from))
    candidates.set(contentId(common), common);
  let best: { to: KubernetesObject; gain: number } | undefined;
  for (const to of candidates.values()) {
    const own = from === undefined ? costs.object(to) : costs.patch(from, to);
    const after = own + sum(present.map((wish) => costs.patch(to, wish)));
    if (best === undefined || before - after > best.gain) best = { to, gain: before - after };
  }
  return best;
}

function isSame(left: KubernetesObject | undefined, right: KubernetesObject | undefined): boolean {
  if (left === undefined || right === undefined) return left === right;
  return contentId(left) === contentId(right);
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
