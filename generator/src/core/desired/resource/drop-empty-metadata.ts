import { isJsonObject, type Json, type KubernetesObject } from '../../kubernetes/object.ts';
import { labelPaths } from '../../synthesis/transformers/labels.ts';

/**
 * Leaves out empty `labels` and `annotations`, of the object and of its pod templates: Kustomize
 * cannot carry them, and to the API server they are the same as none.
 */
export function dropEmptyMetadata(object: KubernetesObject): KubernetesObject {
  const parents = labelPaths(object).map((path) => path.slice(0, -1));
  return parents.reduce<KubernetesObject>(
    (current, path) => dropAt(current, path) as KubernetesObject,
    object,
  );
}

function dropAt(value: Json, [key, ...rest]: readonly string[]): Json {
  if (key === '*' && Array.isArray(value)) return value.map((item) => dropAt(item, rest));
  if (!isJsonObject(value)) return value;
  const entries = Object.entries(value);
  if (key === undefined)
    return Object.fromEntries(entries.filter(([name, child]) => !isEmpty(name, child)));
  return Object.fromEntries(
    entries.map(([name, child]) => [name, name === key ? dropAt(child, rest) : child]),
  );
}

function isEmpty(name: string, value: Json): boolean {
  const isMetadata = name === 'labels' || name === 'annotations';
  return isMetadata && isJsonObject(value) && Object.keys(value).length === 0;
}
