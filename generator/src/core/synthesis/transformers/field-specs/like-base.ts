import { isJsonObject, ownValue, type Json, type JsonObject } from '../../../kubernetes/object.ts';

/**
 * What an object may be below a transformer that overwrites what it finds: the object without what the
 * transformer puts, but with the base's value wherever the transformer will replace it. The base's
 * values need no patch, then.
 *
 * @param target the object as it comes out
 * @param without the same without what the transformer puts
 * @returns a proposal; whether the transformer makes `target` of it is the caller's to find out
 */
export function likeBase(
  target: Json,
  without: Json | undefined,
  base: Json | undefined,
): Json | undefined {
  if (Array.isArray(target) && Array.isArray(without) && Array.isArray(base)) {
    return without.map((item, index) => likeBase(target[index] ?? null, item, base[index]) ?? item);
  }
  if (!isJsonObject(target) || !isJsonObject(base)) return without;
  if (without !== undefined && !isJsonObject(without)) return without;
  const present: JsonObject = without ?? {};
  const entries = Object.entries(target).flatMap(([key, value]): [string, Json][] => {
    const kept = ownValue(present, key);
    const inherited = ownValue(base, key);
    if (inherited === undefined) return kept === undefined ? [] : [[key, kept]];
    if (kept === undefined && typeof value !== 'object') return [[key, inherited]];
    const like = likeBase(value, kept, inherited);
    return like === undefined ? [] : [[key, like]];
  });
  return without === undefined && entries.length === 0 ? undefined : Object.fromEntries(entries);
}
