import { isJsonObject, type Json, type JsonObject } from '../kubernetes/object.ts';

/**
 * A schema with something done to each schema directly inside of it. Names of properties and plain
 * values (`default`, `enum`) are no schemas, whatever they look like.
 *
 * @param change - Gets the schema, and the name of the property or keyword that holds it.
 */
export function mapSchema(
  schema: JsonObject,
  change: (inner: JsonObject, name: string) => JsonObject,
): JsonObject {
  const apply = (value: Json, name: string): Json =>
    isJsonObject(value) ? change(value, name) : value;
  const entries = Object.entries(schema).map(([keyword, value]): [string, Json] => {
    if (SCHEMAS.has(keyword)) return [keyword, apply(value, keyword)];
    if (LISTS.has(keyword) && Array.isArray(value)) {
      return [keyword, value.map((item) => apply(item, keyword))];
    }
    if (!MAPS.has(keyword) || !isJsonObject(value)) return [keyword, value];
    const inner = Object.entries(value).map(([name, item]) => [name, apply(item, name)]);
    return [keyword, Object.fromEntries(inner) as JsonObject];
  });
  return Object.fromEntries(entries);
}

const SCHEMAS = new Set(['items', 'additionalProperties', 'not']);
const LISTS = new Set(['allOf', 'anyOf', 'oneOf']);
const MAPS = new Set(['properties', 'patternProperties', 'definitions']);
