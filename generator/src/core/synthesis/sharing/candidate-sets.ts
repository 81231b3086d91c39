import { isJsonObject, ownValue, type Json, type JsonObject } from '../../kubernetes/object.ts';
import { elementKey } from '../strategic-merge/apply.ts';
import { lineCount } from '../line-count.ts';
import type { ObjectMap } from './choose-base.ts';
import { fingerprint, contentId } from './fingerprint.ts';
import { mergeSchemaOf, type MergeSchema } from '../strategic-merge/merge-keys.ts';

/**
 * Sets of environments that make the same change to what they inherit, those with the most lines in
 * common first: at least two, not all.
 */
export function candidateSets(
  inherited: readonly ObjectMap[],
  environments: readonly ObjectMap[],
): number[][] {
  const weights = new Map<string, { set: number[]; weight: number }>();
  const changes = new Map<string, { set: number[]; lines: number }>();
  environments.forEach((wishes, index) => {
    const from = inherited[index] as ObjectMap;
    for (const key of new Set([...wishes.keys(), ...from.keys()])) {
      const [before, after] = [from.get(key), wishes.get(key)];
      if (before !== undefined && after !== undefined && contentId(before) === contentId(after))
        continue;
      const add = (text: string, lines: number): void => {
        const id = `${key} ${before === undefined ? '' : contentId(before)} ${text}`;
        const change = changes.get(id) ?? { set: [], lines };
        change.set.push(index);
        changes.set(id, change);
      };
      if (before === undefined || after === undefined) {
        add(
          after === undefined ? 'deleted' : `= ${contentId(after)}`,
          after === undefined ? 6 : lineCount(after),
        );
        if (after !== undefined) add('added', lineCount(after) / 2);
      } else {
        add(`= ${contentId(after)}`, 6);
        edits(before, after, mergeSchemaOf(after.apiVersion, after.kind), '', add);
      }
    }
  });
  for (const { set, lines } of changes.values()) {
    if (set.length < 2) continue;
    const id = set.join(' ');
    const entry = weights.get(id) ?? { set, weight: 0 };
    entry.weight += lines * (set.length - 1);
    weights.set(id, entry);
  }
  return [...weights.values()]
    .sort((left, right) => right.weight - left.weight)
    .slice(0, MOST)
    .map(({ set }) => set);
}
const MOST = 80;

function edits(
  before: Json | undefined,
  after: Json | undefined,
  schema: MergeSchema | undefined,
  path: string,
  add: (text: string, lines: number) => void,
): void {
  if (after === undefined) {
    if (before !== undefined) add(`${path} deleted`, 1);
    return;
  }
  if (before !== undefined && fingerprint(before) === fingerprint(after)) return;
  if (isJsonObject(after) && (before === undefined || isJsonObject(before))) {
    const from: JsonObject = before ?? {};
    for (const key of new Set([...Object.keys(after), ...Object.keys(from)])) {
      edits(
        ownValue(from, key),
        ownValue(after, key),
        schema?.fields?.[key],
        `${path}/${key}`,
        add,
      );
    }
    return;
  }
  const keys = schema?.mergeKeys;
  if (
    keys !== undefined &&
    keys.length > 0 &&
    Array.isArray(after) &&
    (before === undefined || Array.isArray(before))
  ) {
    const byKey = (list: readonly Json[]): Map<string, JsonObject> =>
      new Map(list.filter(isJsonObject).map((item) => [elementKey(keys, item), item]));
    const from = byKey(before ?? []);
    const to = byKey(after);
    for (const key of new Set([...to.keys(), ...from.keys()])) {
      edits(from.get(key), to.get(key), schema?.element, `${path}/${key}`, add);
    }
    return;
  }
  add(`${path} = ${fingerprint(after)}`, lineCount(after));
}
