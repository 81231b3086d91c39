import {
  isJsonObject,
  type Json,
  type JsonObject,
} from '../../generator/src/core/kubernetes/object.ts';
import { formatPath } from '../../generator/src/core/places/format-path.ts';
import { generateValue } from './generate.ts';
import { KEYS, ODD_VALUES, TEXTS } from './odd-values.ts';
import type { Random } from './random.ts';
import type { LiveSchemas } from './schemas.ts';

interface Tools {
  schemas: LiveSchemas;
  random: Random;
}

/** A field or element, and what its schema says of it. */
interface Spot {
  holder: Json[] | JsonObject;
  key: string | number;
  value: Json;
  schema: JsonObject;
  path: (string | number)[];
}

/**
 * The object with one random mistake, or another value that may be one.
 *
 * @returns also what was done where, for people
 */
export function mutate(sample: JsonObject, tools: Tools): { object: JsonObject; change: string } {
  const object = structuredClone(sample);
  const { apiVersion, kind } = object;
  const schema =
    typeof apiVersion === 'string' && typeof kind === 'string'
      ? tools.schemas.ofKind(apiVersion, kind)
      : undefined;
  // What kind it is stays: the server has to be asked somewhere.
  const spots = spotsOf(object, schema ?? {}, tools.schemas).filter(
    ({ path }) => path[0] !== 'apiVersion' && path[0] !== 'kind',
  );
  if (spots.length === 0) return { object, change: 'nothing is left' };
  const spot = tools.random.pick(spots);
  const change = tools.random.pick(CHANGES);
  change(spot, tools, spots);
  return { object, change: `${change.name} ${formatPath(spot.path)}` };
}

type Change = (spot: Spot, tools: Tools, spots: readonly Spot[]) => void;

const CHANGES: readonly Change[] = [
  replace,
  generate,
  generate,
  grow,
  grow,
  write,
  copy,
  remove,
  rename,
  repeat,
  add,
];

function put({ holder, key }: Spot, value: Json): void {
  (holder as Record<string | number, Json>)[key] = value;
}

function replace(spot: Spot, { random }: Tools): void {
  put(spot, random.pick(ODD_VALUES));
}

function write(spot: Spot, { random }: Tools): void {
  put(spot, random.pick(TEXTS));
}

function generate(spot: Spot, tools: Tools): void {
  put(spot, generateValue(spot.schema, tools, spot.path.length));
}

/** Sets a field of a map, or one more element of a list, as the schema has it. */
function grow(spot: Spot, tools: Tools): void {
  const { value } = spot;
  const { schema } = tools.schemas.resolve(spot.schema);
  if (Array.isArray(value)) value.push(generateOf(schema['items'], spot, tools));
  else if (isJsonObject(value) && isJsonObject(schema['properties'])) {
    const [key, inner] = tools.random.pick(Object.entries(schema['properties']));
    value[key] = generateOf(inner, spot, tools);
  } else generate(spot, tools);
}

function generateOf(schema: Json | undefined, spot: Spot, tools: Tools): Json {
  return generateValue(isJsonObject(schema) ? schema : {}, tools, spot.path.length);
}

/** A value from another place of the object: names and references then mean something. */
function copy(spot: Spot, { random }: Tools, spots: readonly Spot[]): void {
  const alike = spots.filter(({ value }) => typeof value === typeof spot.value);
  put(spot, structuredClone(random.pick(alike).value));
}

function remove({ holder, key }: Spot): void {
  if (Array.isArray(holder)) holder.splice(Number(key), 1);
  else delete holder[key];
}

function rename(spot: Spot, { random }: Tools): void {
  const { holder, key, value } = spot;
  if (Array.isArray(holder)) {
    repeat(spot);
    return;
  }
  const name = String(key);
  delete holder[name];
  holder[random.pick([`${name}s`, name.slice(0, -1), name.toUpperCase(), `_${name}`])] = value;
}

function repeat({ holder, value }: Spot): void {
  if (Array.isArray(holder)) holder.push(structuredClone(value));
}

function add(spot: Spot, { random }: Tools): void {
  const target = isJsonObject(spot.value) ? spot.value : spot.holder;
  if (Array.isArray(target)) target.push(null);
  else {
    const value = random.pick([...ODD_VALUES, ...TEXTS]);
    // An assignment to `__proto__` would set no key.
    Object.defineProperty(target, random.pick(KEYS), { value, ...PLAIN_FIELD });
  }
}

const PLAIN_FIELD = { enumerable: true, writable: true, configurable: true };

function spotsOf(
  value: Json,
  wanted: JsonObject,
  schemas: LiveSchemas,
  path: (string | number)[] = [],
): Spot[] {
  const { schema } = schemas.resolve(wanted);
  const { properties, additionalProperties, items } = schema;
  const spot = (holder: Spot['holder'], key: string | number, inner: Json): Spot[] => {
    const named = isJsonObject(properties) ? properties[key] : undefined;
    const own = Array.isArray(holder) ? items : (named ?? additionalProperties);
    const next = isJsonObject(own) ? own : {};
    const here = [...path, key];
    return [
      { holder, key, value: inner, schema: next, path: here },
      ...spotsOf(inner, next, schemas, here),
    ];
  };
  if (Array.isArray(value)) return value.flatMap((inner, index) => spot(value, index, inner));
  if (!isJsonObject(value)) return [];
  return Object.entries(value).flatMap(([key, inner]) => spot(value, key, inner));
}
