import { isJsonObject, type Json, type KubernetesObject } from '../../kubernetes/object.ts';
import { fieldsOf, parseKey } from '../../synthesis/transformers/field-specs/field-spec.ts';
import { TEMPLATE_LABELS } from '../../synthesis/transformers/label-fields/label-specs.ts';

/**
 * Leaves out empty `labels` and `annotations`, of the object and of its pod templates: Kustomize
 * cannot carry them, and to the API server they are the same as none.
 */
export function dropEmptyMetadata(object: KubernetesObject): KubernetesObject {
  const parents = fieldsOf(TEMPLATE_LABELS, object).map(({ path }) => path.slice(0, -1));
  return parents.reduce<KubernetesObject>(
    (current, path) => dropAt(current, path) as KubernetesObject,
    object,
  );
}

function dropAt(value: Json, path: readonly string[]): Json {
  if (Array.isArray(value)) return value.map((item) => dropAt(item, path));
  if (!isJsonObject(value)) return value;
  const entries = Object.entries(value);
  const [key, ...rest] = path;
  if (key === undefined)
    return Object.fromEntries(entries.filter(([name, child]) => !isEmpty(name, child)));
  const { name: next } = parseKey(key);
  return Object.fromEntries(
    entries.map(([name, child]) => [name, name === next ? dropAt(child, rest) : child]),
  );
}

function isEmpty(name: string, value: Json): boolean {
  const isMetadata = name === 'labels' || name === 'annotations';
  return isMetadata && isJsonObject(value) && Object.keys(value).length === 0;
}
