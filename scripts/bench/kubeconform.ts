import { existsSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { $, which } from 'zx';
import type { Json, JsonObject } from '../../generator/src/core/kubernetes/object.ts';
import type { StoredType } from '../../generator/src/core/openapi/stored.ts';
import type { StoredSchemas } from '../../generator/src/shell/schemas/open-schemas.ts';

/** The program, on the PATH or where Go installs it; undefined where it is not there. */
export async function findKubeconform(): Promise<string | undefined> {
  const onPath = which.sync('kubeconform', { nothrow: true });
  if (onPath !== null) return onPath;
  if (which.sync('go', { nothrow: true }) === null) return undefined;
  const { stdout } = await $({ quiet: true })`${['go', 'env', 'GOPATH']}`;
  const installed = join(stdout.trim(), 'bin/kubeconform');
  return existsSync(installed) ? installed : undefined;
}

/** The arguments that name the schemas in a folder. */
export function kubeconformArguments(folder: string): string[] {
  const location = join(folder, '{{ .ResourceKind }}{{ .KindSuffix }}.json');
  return ['-strict', '-schema-location', location];
}

/**
 * Writes a JSON Schema for each kind as those are that people use with kubeconform: strict, optional
 * fields may be null. They are made of the same schemas that Strata uses.
 */
export async function writeJsonSchemas(schemas: StoredSchemas, folder: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  for (const [groupVersion, kinds] of Object.entries(schemas.index.kinds)) {
    const [first = '', version] = groupVersion.split('/');
    // kubeconform names a group by its first part.
    const suffix = version === undefined ? first : `${first.split('.')[0] ?? ''}-${version}`;
    for (const [kind, type] of Object.entries(kinds)) {
      const file = join(folder, `${kind.toLowerCase()}-${suffix}.json`);
      await writeFile(file, JSON.stringify(withDefinitions(type, schemas)));
    }
  }
}

function withDefinitions(root: string, schemas: StoredSchemas): JsonObject {
  const definitions: JsonObject = {};
  const open = [root];
  for (let name = open.pop(); name !== undefined; name = open.pop()) {
    if (Object.hasOwn(definitions, name)) continue;
    const dot = name.lastIndexOf('.');
    const [home, short] = [name.slice(0, dot), name.slice(dot + 1)];
    const type = schemas.types(home)[short];
    definitions[name] = SPECIAL[short] ?? (type === undefined ? {} : structure(type, home, open));
  }
  return { $ref: `#/definitions/${root}`, definitions };
}

/** Types that JSON writes in ways of their own. */
const SPECIAL: Record<string, JsonObject> = {
  Quantity: { type: ['string', 'number', 'null'] },
  IntOrString: { type: ['string', 'integer', 'null'] },
  Time: { type: ['string', 'null'], format: 'date-time' },
  MicroTime: { type: ['string', 'null'], format: 'date-time' },
};

function structure(
  { fields, required, enums }: StoredType,
  home: string,
  open: string[],
): JsonObject {
  if (Object.keys(fields).length === 0) return { type: ['object', 'null'] };
  const properties = Object.entries(fields).map(([name, type]): [string, JsonObject] => {
    const isRequired = required?.includes(name) ?? false;
    return [name, fieldSchema(type, { home, open, values: enums?.[name], isRequired })];
  });
  return {
    type: ['object', 'null'],
    properties: Object.fromEntries(properties),
    additionalProperties: false,
    ...(required === undefined ? {} : { required }),
  };
}

interface Field {
  home: string;
  /** Gets the types that are needed, too. */
  open: string[];
  values: string[] | undefined;
  isRequired: boolean;
}

function fieldSchema(type: string, field: Field): JsonObject {
  const orNull = (name: string): Json => (field.isRequired ? name : [name, 'null']);
  const inner = (prefix: string): JsonObject =>
    fieldSchema(type.slice(prefix.length), { ...field, isRequired: false });
  if (type.startsWith('[]')) return { type: orNull('array'), items: inner('[]') };
  if (type.startsWith('map[]')) {
    return { type: orNull('object'), additionalProperties: inner('map[]') };
  }
  if (type === 'any') return {};
  const plain = PLAIN[type];
  if (plain !== undefined) {
    const { values } = field;
    const accepted = values && (field.isRequired ? values : [...values, null]);
    return { type: orNull(plain), ...(accepted === undefined ? {} : { enum: accepted }) };
  }
  const name = type.includes('.') ? type : `${field.home}.${type}`;
  field.open.push(name);
  return { $ref: `#/definitions/${name}` };
}

const PLAIN: Record<string, string> = {
  string: 'string',
  bytes: 'string',
  boolean: 'boolean',
  int32: 'integer',
  int64: 'integer',
  double: 'number',
};
