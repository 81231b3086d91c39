import { deepEqual } from '../../kubernetes/equality.ts';
import { isJsonObject, ownValue, type Json, type JsonObject } from '../../kubernetes/object.ts';
import { lineCount } from '../line-count.ts';
import { fingerprint } from '../sharing/fingerprint.ts';

export type JsonPatchOperation =
  { op: 'add' | 'replace' | 'test'; path: string; value: Json } | { op: 'remove'; path: string };

/**
 * A JSON 6902 patch that turns `base` into `target`. An index into a list is guarded by `op: test` on
 * the element, so that the build fails when the base's list changes, instead of changing the wrong
 * element (kustomize #4379: other patches that miss do so silently).
 */
export function diffJsonPatch(base: JsonObject, target: JsonObject): JsonPatchOperation[] {
  return diffMap(base, target, '');
}

function diffValue(base: Json, target: Json, path: string): JsonPatchOperation[] {
  if (deepEqual(base, target)) return [];
  const whole: JsonPatchOperation[] = [{ op: 'replace', path, value: target }];
  if (isJsonObject(base) && isJsonObject(target)) {
    return shorter(diffMap(base, target, path), whole);
  }
  if (Array.isArray(base) && Array.isArray(target)) {
    return shorter(diffList(base, target, path), whole);
  }
  return whole;
}

function diffMap(base: JsonObject, target: JsonObject, path: string): JsonPatchOperation[] {
  const removed = Object.keys(base)
    .filter((key) => !Object.hasOwn(target, key))
    .map((key): JsonPatchOperation => ({ op: 'remove', path: `${path}/${escape(key)}` }));
  const changed = Object.entries(target).flatMap(([key, value]): JsonPatchOperation[] => {
    const place = `${path}/${escape(key)}`;
    const present = ownValue(base, key);
    return present === undefined
      ? [{ op: 'add', path: place, value }]
      : diffValue(present, value, place);
  });
  return [...removed, ...changed];
}

/**
 * Changes in place, insertions and removals. They are written from the end of the list to its start,
 * so that each index is that of the base's list.
 */
function diffList(base: Json[], target: Json[], path: string): JsonPatchOperation[] {
  const operations: JsonPatchOperation[] = [];
  for (const { from, to, before, after } of gaps(base, target).reverse()) {
    const paired = Math.min(before.length, after.length);
    for (let index = before.length - 1; index >= paired; index--) {
      const place = `${path}/${from + index}`;
      operations.push(...guard(before[index] as Json, place), { op: 'remove', path: place });
    }
    const added = after.slice(paired);
    if (from + paired === base.length) {
      operations.push(...added.map((value) => addition(`${path}/-`, value)));
    } else if (added.length > 0) {
      const place = `${path}/${from + paired}`;
      const displaced = base[from + paired] as Json;
      operations.push(...(from + paired === 0 ? [] : guard(displaced, place)));
      operations.push(...added.reverse().map((value) => addition(place, value)));
    }
    for (let index = paired - 1; index >= 0; index--) {
      const place = `${path}/${from + index}`;
      const item = before[index] as Json;
      const changes = diffValue(item, target[to + index] as Json, place);
      const isGuarded = changes.some(({ op }) => op === 'test');
      operations.push(...(isGuarded ? [] : guard(item, place)), ...changes);
    }
  }
  return operations;
}

function addition(path: string, value: Json): JsonPatchOperation {
  return { op: 'add', path, value };
}

/** Where two lists differ: elements of the base from `from` on, of the target from `to` on. */
interface Gap {
  from: number;
  to: number;
  before: Json[];
  after: Json[];
}

/** What lies between the elements that both lists have in the same order. */
function gaps(base: Json[], target: Json[]): Gap[] {
  const found: Gap[] = [];
  let [from, to] = [0, 0];
  const close = (nextFrom: number, nextTo: number): void => {
    const [before, after] = [base.slice(from, nextFrom), target.slice(to, nextTo)];
    if (before.length + after.length > 0) found.push({ from, to, before, after });
    [from, to] = [nextFrom + 1, nextTo + 1];
  };
  for (const [left, right] of commonElements(base, target)) close(left, right);
  close(base.length, target.length);
  return found;
}

/** Pairs of indexes of a longest common subsequence. */
function commonElements(base: Json[], target: Json[]): [number, number][] {
  const [left, right] = [base.map(fingerprint), target.map(fingerprint)];
  let start = 0;
  while (start < left.length && start < right.length && left[start] === right[start]) start++;
  let end = 0;
  const most = Math.min(left.length, right.length) - start;
  while (end < most && left[left.length - 1 - end] === right[right.length - 1 - end]) end++;
  const head = left.slice(0, start).map((_, index): [number, number] => [index, index]);
  const tail = left
    .slice(left.length - end)
    .map((_, index): [number, number] => [left.length - end + index, right.length - end + index]);
  const [rows, columns] = [left.length - start - end, right.length - start - end];
  if (rows * columns > MOST_COMPARISONS) return [...head, ...tail];
  const lengths = Array.from({ length: rows + 1 }, () => new Array<number>(columns + 1).fill(0));
  const lengthAt = (row: number, column: number): number => lengths[row]?.[column] ?? 0;
  for (let row = rows - 1; row >= 0; row--) {
    for (let column = columns - 1; column >= 0; column--) {
      (lengths[row] as number[])[column] =
        left[start + row] === right[start + column]
          ? lengthAt(row + 1, column + 1) + 1
          : Math.max(lengthAt(row + 1, column), lengthAt(row, column + 1));
    }
  }
  const middle: [number, number][] = [];
  let [row, column] = [0, 0];
  while (row < rows && column < columns) {
    if (left[start + row] === right[start + column]) middle.push([start + row++, start + column++]);
    else if (lengthAt(row + 1, column) >= lengthAt(row, column + 1)) row++;
    else column++;
  }
  return [...head, ...middle, ...tail];
}

/** Lists of which more differs are compared at their ends only. */
const MOST_COMPARISONS = 250_000;

/**
 * Tests what tells an element from its neighbours: its name, else the first scalar in it. Nothing
 * where it holds none.
 */
function guard(element: Json, path: string): JsonPatchOperation[] {
  const found = firstScalar(element, path);
  return found === undefined ? [] : [{ op: 'test', ...found }];
}

/** The name first, then the scalars of the element itself, then those further down. */
function firstScalar(value: Json, path: string): { path: string; value: Json } | undefined {
  if (value === null) return undefined;
  if (typeof value !== 'object') return { path, value };
  if (isJsonObject(value)) {
    const name = ownValue(value, 'name');
    if (name !== undefined && typeof name !== 'object')
      return { path: `${path}/name`, value: name };
  }
  const children: [string, Json][] = Object.entries<Json>(value as Record<string, Json>);
  const own = children.find(([, child]) => typeof child !== 'object');
  if (own !== undefined) return { path: `${path}/${escape(own[0])}`, value: own[1] };
  for (const [key, child] of children) {
    const found = firstScalar(child, `${path}/${escape(key)}`);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** Escapes a key for a JSON pointer (RFC 6901). */
function escape(key: string): string {
  return key.replaceAll('~', '~0').replaceAll('/', '~1');
}

function shorter(parts: JsonPatchOperation[], whole: JsonPatchOperation[]): JsonPatchOperation[] {
  return lineCount(parts) <= lineCount(whole) ? parts : whole;
}
