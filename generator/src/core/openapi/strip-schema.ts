import type { JsonObject } from '../kubernetes/object.ts';
import { mapSchema } from './map-schema.ts';

/** A structural schema without what no validation reads: descriptions, titles, examples. */
export function stripSchema(schema: JsonObject): JsonObject {
  const kept = Object.entries(schema).filter(([keyword]) => !PROSE.has(keyword));
  return mapSchema(Object.fromEntries(kept), stripSchema);
}

const PROSE = new Set(['description', 'title', 'example', 'externalDocs', 'id', '$schema']);
