import { isJsonObject, ownValue, valueAt, type Json } from '../../kubernetes/object.ts';

/** Whether it is a Secret of Kubernetes itself, and not a SealedSecret or a custom kind. */
export function isSecret(value: Json | undefined): boolean {
  return (
    isJsonObject(value) &&
    ownValue(value, 'kind') === 'Secret' &&
    ownValue(value, 'apiVersion') === 'v1'
  );
}

/**
 * The keys of all values that a Secret holds, in its own fields or in kubectl's annotation; undefined
 * for a Secret without values, and for any other object. A field or annotation that cannot be read
 * counts as values without keys, so that nothing slips through.
 */
export function secretKeys(object: Json): string[] | undefined {
  if (!isSecret(object)) return undefined;
  const found = [
    ...FIELDS.map((field) => keysOf(valueAt(object, [field]))),
    keysOfAnnotation(valueAt(object, LAST_APPLIED)),
  ].filter((keys) => keys !== undefined);
  return found.length === 0 ? undefined : found.flat();
}

const FIELDS = ['data', 'stringData'];
const LAST_APPLIED = [
  'metadata',
  'annotations',
  'kubectl.kubernetes.io/last-applied-configuration',
];

function keysOf(field: Json | undefined): string[] | undefined {
  if (field === undefined || field === null) return undefined;
  if (!isJsonObject(field)) return [];
  const keys = Object.keys(field);
  return keys.length === 0 ? undefined : keys;
}

function keysOfAnnotation(text: Json | undefined): string[] | undefined {
  if (text === undefined || text === null || text === '') return undefined;
  const applied = typeof text === 'string' ? parseJson(text) : undefined;
  if (!isJsonObject(applied)) return [];
  const found = FIELDS.map((field) => keysOf(ownValue(applied, field))).filter(
    (keys) => keys !== undefined,
  );
  return found.length === 0 ? undefined : found.flat();
}

function parseJson(text: string): Json | undefined {
  try {
    return JSON.parse(text) as Json;
  } catch {
    return undefined;
  }
}
