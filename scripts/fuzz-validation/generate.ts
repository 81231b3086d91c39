import {
  isJsonObject,
  type Json,
  type JsonObject,
} from '../../generator/src/core/kubernetes/object.ts';
import { KEYS, ODD_VALUES, QUANTITIES, RESOURCE_NAMES, TEXTS } from './odd-values.ts';
import type { Random } from './random.ts';
import type { LiveSchemas } from './schemas.ts';

/** A random value of a schema: mostly of the right type, seldom right in all that code checks. */
export function generateValue(
  wanted: JsonObject,
  { schemas, random }: { schemas: LiveSchemas; random: Random },
  depth = 0,
): Json {
  if (random.chance(0.01)) return random.pick(ODD_VALUES);
  const { name, schema } = schemas.resolve(wanted);
  const inner = (next: Json | undefined): Json =>
    generateValue(isJsonObject(next) ? next : {}, { schemas, random }, depth + 1);
  const short = name.slice(name.lastIndexOf('.') + 1);

  if (short === 'Quantity') return random.pick(QUANTITIES);
  if (short === 'IntOrString' || schema['x-kubernetes-int-or-string'] === true) {
    return random.pick<Json>([0, 1, 80, 65536, -1, 'http', '25%', '101%', '', 'A']);
  }
  if (short === 'Time') return random.pick(TIMES);
  if (short === 'MicroTime') return random.pick(MICRO_TIMES);
  if (Array.isArray(schema['enum']) && random.chance(0.8)) return random.pick(schema['enum']);
  if (isJsonObject(schema['properties'])) {
    return generateMap(
      Object.entries(schema['properties']),
      (key) => {
        const required = schema['required'];
        const isRequired = Array.isArray(required) && required.includes(key);
        return random.chance(isRequired ? 0.97 : depth > 3 ? 0.1 : 0.3);
      },
      inner,
    );
  }
  switch (schema['type']) {
    case 'object': {
      const values = schema['additionalProperties'];
      const keys = isQuantity(values, schemas) ? RESOURCE_NAMES : KEYS;
      const entries = Array.from({ length: random.below(3) }, (): [string, Json] => [
        random.pick(keys),
        inner(values),
      ]);
      return Object.fromEntries(entries);
    }
    case 'array':
      return Array.from({ length: random.below(3) }, () => inner(schema['items']));
    case 'string':
      return random.chance(0.5) ? 'a' : random.pick(TEXTS);
    case 'boolean':
      return random.chance(0.5);
    case 'integer':
      return random.pick([-1, 0, 1, 1, 2, 80, 100, 256, 65536, 2147483647]);
    case 'number':
      return random.pick([0, 1, 1.5, -1]);
    default:
      return random.pick(ODD_VALUES);
  }
}

const TIMES = [
  ...['2020-01-01T00:00:00Z', '2020-01-01T00:00:00+01:00', '2020-02-30T00:00:00Z', null],
  ...['2020-01-01T24:00:00Z', '2020-01-01t00:00:00z', '2020-01-01', '2020-01-01T00:00:60Z'],
];

const MICRO_TIMES = ['2020-01-01T00:00:00.000000Z', '2020-01-01T00:00:00Z', null];

function generateMap(
  properties: readonly [string, Json | undefined][],
  isWanted: (key: string) => boolean,
  inner: (schema: Json | undefined) => Json,
): JsonObject {
  const entries = properties
    .filter(([key]) => isWanted(key))
    .map(([key, schema]): [string, Json] => [key, inner(schema)]);
  return Object.fromEntries(entries);
}

function isQuantity(schema: Json | undefined, schemas: LiveSchemas): boolean {
  return isJsonObject(schema) && schemas.resolve(schema).name.endsWith('.Quantity');
}
