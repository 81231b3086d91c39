import type { JsonObject } from '../kubernetes/object.ts';
import { oneLine } from './format-json.ts';
import { mapSchema } from './map-schema.ts';

export interface SharedSchemas {
  schemas: JsonObject[];
  /** What `{ "$ref": name }` stands for. */
  shared: Record<string, JsonObject>;
}

/**
 * Puts large schemas that occur more than once aside: the versions of a kind, or the generators of an
 * ApplicationSet, repeat each other almost word for word. A CustomResourceDefinition has no `$ref` of
 * its own: the API server forbids it.
 */
export function shareSchemas(schemas: readonly JsonObject[]): SharedSchemas {
  const repeated = repeatedTexts(schemas);
  const names = new Map<string, string>();
  const shared = new Map<string, JsonObject>();

  const share = (schema: JsonObject, property: string): JsonObject => {
    const name = KEYWORDS.has(property) ? 'schema' : property;
    const text = oneLine(schema);
    if (!repeated.has(text)) return mapSchema(schema, share);
    const known = names.get(text);
    if (known !== undefined) return { $ref: known };
    const fresh = freeName(name, shared);
    names.set(text, fresh);
    // The name is taken before others inside of it are given.
    shared.set(fresh, schema);
    shared.set(fresh, mapSchema(schema, share));
    return { $ref: fresh };
  };

  return {
    schemas: schemas.map((schema) => share(schema, 'schema')),
    shared: Object.fromEntries(shared),
  };
}

/** Shorter ones are easier to read where they stand. */
const SHORTEST = 200;
const KEYWORDS = new Set(['items', 'additionalProperties', 'not', 'allOf', 'anyOf', 'oneOf']);

function repeatedTexts(schemas: readonly JsonObject[]): Set<string> {
  const seen = new Set<string>();
  const repeated = new Set<string>();
  const visit = (schema: JsonObject): JsonObject => {
    const text = oneLine(schema);
    if (text.length < SHORTEST) return schema;
    if (seen.has(text)) {
      repeated.add(text);
      return schema;
    }
    seen.add(text);
    return mapSchema(schema, visit);
  };
  for (const schema of schemas) visit(schema);
  return repeated;
}

function freeName(name: string, taken: ReadonlyMap<string, unknown>): string {
  if (!taken.has(name)) return name;
  let count = 2;
  while (taken.has(`${name}${count}`)) count += 1;
  return `${name}${count}`;
}
