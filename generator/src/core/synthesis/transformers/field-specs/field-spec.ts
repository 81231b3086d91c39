import {
  groupOf,
  isJsonObject,
  ownValue,
  type Json,
  type JsonObject,
  type KubernetesObject,
} from '../../../kubernetes/object.ts';

/**
 * A field that a transformer changes, as Kustomize's built-in configuration writes it: `/` between
 * keys (`\/` inside of one), lists on the way are not named, `[]` marks a list that is never created
 * (kustomize api/types/fieldspec.go).
 */
export interface FieldSpec {
  path: string;
  kind?: string;
  group?: string;
  version?: string;
  /** Whether maps that are missing on the way are created. */
  create?: boolean;
}

/** A field spec ready for use, with whatever else its table says of it. */
export type Field<Spec extends FieldSpec = FieldSpec> = Omit<Spec, 'path' | 'kind' | 'create'> & {
  path: readonly string[];
  create: boolean;
};

/** Fields by the kind that has them; the empty string stands for every kind. */
export type FieldTable<Spec extends FieldSpec = FieldSpec> = ReadonlyMap<
  string,
  readonly Field<Spec>[]
>;

export function fieldTable<Spec extends FieldSpec>(specs: readonly Spec[]): FieldTable<Spec> {
  const table = new Map<string, Field<Spec>[]>();
  for (const { path, kind = '', create = false, ...rest } of specs) {
    table.set(kind, [...(table.get(kind) ?? []), { ...rest, path: splitPath(path), create }]);
  }
  return table;
}

/** The fields of a table that objects of this group, version and kind have. */
export function fieldsOf<Spec extends FieldSpec>(
  table: FieldTable<Spec>,
  { apiVersion, kind }: Pick<KubernetesObject, 'apiVersion' | 'kind'>,
): Field<Spec>[] {
  const group = groupOf(apiVersion);
  const version = apiVersion.slice(apiVersion.indexOf('/') + 1);
  return [...(table.get('') ?? []), ...(table.get(kind) ?? [])].filter(
    (field) =>
      (field.group === undefined || field.group === group) &&
      (field.version === undefined || field.version === version),
  );
}

function splitPath(path: string): string[] {
  return path.split(/(?<!\\)\//).map((key) => key.replaceAll('\\/', '/'));
}

/** A `[]` after a key says that a list stands there, which is entered but not created. */
export function parseKey(key: string): { name: string; isList: boolean } {
  return key.endsWith('[]')
    ? { name: key.slice(0, -'[]'.length), isList: true }
    : { name: key, isList: false };
}

/**
 * The value with a field changed wherever the path leads, through every element of the lists on the
 * way. Nothing happens where a part of the path is missing or null, unless the field is created.
 *
 * @param change undefined where Kustomize refuses the value that it finds
 * @returns undefined where the build fails: at a scalar on the way, or at what `change` refuses
 * Source: kustomize api/filters/fieldspec/fieldspec.go, tried with 5.5.0 and 5.8.1
 */
export function changeField<Value extends Json>(
  value: Value,
  field: Field,
  change: (leaf: Json) => Json | undefined,
): Value | undefined {
  return walk(value, field.path, field.create, change) as Value | undefined;
}

function walk(
  value: Json,
  path: readonly string[],
  create: boolean,
  change: (leaf: Json) => Json | undefined,
): Json | undefined {
  const [key, ...rest] = path;
  if (key === undefined) return change(value);
  if (value === null) return value;
  if (Array.isArray(value)) return walkList(value, path, create, change);
  if (!isJsonObject(value)) return undefined;
  const { name, isList } = parseKey(key);
  const child = entered(value, name, isList, create);
  if (child === undefined) return value;
  const changed = walk(child, rest, create, change);
  if (changed === undefined) return undefined;
  if (changed === ownValue(value, name)) return value;
  // What is new goes where people write it: metadata comes before spec.
  const isNew = !Object.hasOwn(value, name) && name === 'metadata';
  return isNew ? { metadata: changed, ...value } : { ...value, [name]: changed };
}

/** What stands at a key, or what Kustomize puts there to go on; undefined where it goes no further. */
function entered(
  value: JsonObject,
  name: string,
  isList: boolean,
  create: boolean,
): Json | undefined {
  const child = ownValue(value, name);
  if (isList) return child === null ? [] : child;
  return create ? (child ?? {}) : child;
}

function walkList(
  list: Json[],
  path: readonly string[],
  create: boolean,
  change: (leaf: Json) => Json | undefined,
): Json[] | undefined {
  const changed: Json[] = [];
  for (const item of list) {
    const next = walk(item, path, create, change);
    if (next === undefined) return undefined;
    changed.push(next);
  }
  return changed.every((item, index) => item === list[index]) ? list : changed;
}
