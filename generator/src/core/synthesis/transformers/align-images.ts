import { isJsonObject, ownValue, type Json, type JsonObject } from '../../kubernetes/object.ts';

/**
 * Returns `target` with every image that has a counterpart in `base` replaced by what `change` makes
 * of the pair. Containers correspond by name, elements of other lists by position.
 */
export function alignImages(
  base: Json | undefined,
  target: Json,
  change: (base: string, target: string) => string,
  key = '',
): Json {
  if (Array.isArray(target)) {
    if (!Array.isArray(base)) return target;
    const isContainers = key === 'containers' || key === 'initContainers';
    return target.map((item, index) => {
      const counterpart = isContainers ? sameName(base, item) : base[index];
      const aligned = alignImages(counterpart, item, change);
      return isContainers ? alignImage(counterpart, aligned, change) : aligned;
    });
  }
  if (!isJsonObject(target) || !isJsonObject(base)) return target;
  return Object.fromEntries(
    Object.entries(target).map(([name, child]) => [
      name,
      alignImages(ownValue(base, name), child, change, name),
    ]),
  );
}

function alignImage(
  base: Json | undefined,
  target: Json,
  change: (base: string, target: string) => string,
): Json {
  if (!isJsonObject(base) || !isJsonObject(target)) return target;
  const [from, to] = [base['image'], target['image']];
  if (typeof from !== 'string' || typeof to !== 'string') return target;
  return { ...target, image: change(from, to) };
}

function sameName(list: Json[], element: Json): JsonObject | undefined {
  if (!isJsonObject(element)) return undefined;
  return list.filter(isJsonObject).find((item) => item['name'] === element['name']);
}
