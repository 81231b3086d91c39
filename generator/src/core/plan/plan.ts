import { checkWanted } from './check-wanted.ts';
import { emptiedFolders } from './emptied-folders.ts';
import { addHeader, readHeader, withoutHeader, withUnixLineEnds } from './header.ts';
import { findObstacles, type Obstacle } from './obstacles.ts';
import type { PresentFile } from './present-file.ts';
import { isWithin } from './paths/safe-path.ts';

/** One file as it is and as it shall be, header included; undefined where it is absent. */
export interface FileChange {
  path: string;
  before: string | undefined;
  after: string | undefined;
}

/**
 * What `generate` would do, and all that keeps it from doing it. Every list is sorted by path and a
 * path is in one list only; nothing of the user's own is in any.
 */
export interface Plan {
  creates: FileChange[];
  updates: FileChange[];
  deletes: FileChange[];
  unchanged: string[];
  /** Generated files that someone changed: nothing is written while there is one. */
  handEdits: FileChange[];
  obstacles: Obstacle[];
  /** Files in the owned folders that Strata did not write: reported, never touched. */
  foreign: string[];
  /** Folders that hold nothing once the deletes are done. */
  emptiedFolders: string[];
  /** Paths that were to be discarded and are no generated files. */
  refusedDiscards: RefusedDiscard[];
}

export interface RefusedDiscard {
  path: string;
  reason: 'absent' | 'foreign' | 'user-owned';
}

export interface PlanInput {
  /** Path to content without header. */
  wanted: ReadonlyMap<string, string>;
  /** What stands below the owned roots, and any link above them. */
  present: ReadonlyMap<string, PresentFile>;
  /** Folders and single files outside of which nothing is written or deleted. */
  ownedRoots: readonly string[];
  /** Hand-edited generated files that may be overwritten or deleted. */
  discard: ReadonlySet<string>;
  isUserOwned: (path: string) => boolean;
}

/**
 * Compares the wanted files with the present ones. A file is Strata's own by its header, and only
 * own, unedited files are changed or deleted.
 *
 * @throws {InternalError} for wanted paths that no generator may ask for.
 */
export function planChanges(input: PlanInput): Plan {
  const { wanted, present, ownedRoots, isUserOwned } = input;
  const wantedPaths = [...wanted.keys()].sort();
  checkWanted(wantedPaths, ownedRoots, isUserOwned);
  const obstacles = findObstacles(wantedPaths, present, isUserOwned);
  const plan: Plan = {
    creates: [],
    updates: [],
    deletes: [],
    unchanged: [],
    handEdits: [],
    obstacles,
    foreign: [],
    emptiedFolders: [],
    refusedDiscards: [],
  };

  const blocked = new Set(obstacles.flatMap((obstacle) => obstacle.wanted));
  for (const path of wantedPaths) {
    if (!blocked.has(path)) planWanted(plan, input, path, wanted.get(path) ?? '');
  }
  const inTheWay = new Set(obstacles.map((obstacle) => obstacle.path));
  for (const path of [...present.keys()].sort()) {
    if (wanted.has(path) || inTheWay.has(path) || isUserOwned(path)) continue;
    if (isWithin(path, ownedRoots)) planUnwanted(plan, input, path);
  }
  sortByPath(plan.updates);
  sortByPath(plan.handEdits);

  const deleted = new Set(plan.deletes.map((change) => change.path));
  plan.emptiedFolders = emptiedFolders(present, wantedPaths, deleted, ownedRoots);
  plan.refusedDiscards = refusedDiscards(input);
  return plan;
}

function planWanted(plan: Plan, input: PlanInput, path: string, body: string): void {
  const file = input.present.get(path);
  const after = addHeader(path, body);
  if (file?.kind !== 'file') {
    plan.creates.push({ path, before: undefined, after });
    return;
  }
  if (withUnixLineEnds(file.text) === withUnixLineEnds(after)) {
    plan.unchanged.push(path);
    return;
  }
  // A bad merge may damage the digest alone: what equals the wish holds nobody's edit.
  const equalsWish = withoutHeader(file.text) === withUnixLineEnds(body);
  const isEdit = readHeader(file.text).kind === 'edited' && !equalsWish;
  const list = isEdit && !input.discard.has(path) ? plan.handEdits : plan.updates;
  list.push({ path, before: file.text, after });
}

function planUnwanted(plan: Plan, input: PlanInput, path: string): void {
  const file = input.present.get(path);
  if (file === undefined || file.kind === 'folder') return;
  const header = file.kind === 'file' ? readHeader(file.text).kind : 'none';
  if (file.kind !== 'file' || header === 'none') {
    plan.foreign.push(path);
    return;
  }
  const list = header === 'edited' && !input.discard.has(path) ? plan.handEdits : plan.deletes;
  list.push({ path, before: file.text, after: undefined });
}

function sortByPath(changes: FileChange[]): void {
  changes.sort((a, b) => (a.path < b.path ? -1 : 1));
}

function refusedDiscards(input: PlanInput): RefusedDiscard[] {
  return [...input.discard].sort().flatMap((path): RefusedDiscard[] => {
    const reason = refusal(path, input);
    return reason === undefined ? [] : [{ path, reason }];
  });
}

/** A generated file without an edit is no refusal: there is nothing to discard in it. */
function refusal(
  path: string,
  { present, ownedRoots, isUserOwned }: PlanInput,
): RefusedDiscard['reason'] | undefined {
  const file = present.get(path);
  if (isUserOwned(path)) return 'user-owned';
  if (file === undefined || file.kind === 'folder') return 'absent';
  const isOwn = file.kind === 'file' && readHeader(file.text).kind !== 'none';
  return isOwn && isWithin(path, ownedRoots) ? undefined : 'foreign';
}

/** Whether something keeps the plan from being applied: an edit, an obstacle, a refused discard. */
export function isBlocked(plan: Plan): boolean {
  return plan.handEdits.length + plan.obstacles.length + plan.refusedDiscards.length > 0;
}

/** The files that applying the plan creates, changes and deletes, in this order. */
export function changesOf(plan: Plan): FileChange[] {
  return [...plan.creates, ...plan.updates, ...plan.deletes];
}

/** Whether the present tree is the wanted one, and nothing keeps it from staying so. */
export function isCurrent(plan: Plan): boolean {
  return changesOf(plan).length === 0 && !isBlocked(plan);
}
