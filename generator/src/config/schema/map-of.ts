import { z } from 'zod';

/**
 * A map from names to entries. A key without value, such as `environments:`, is an empty map, because
 * that is what people mean by it.
 */
export function mapOf<Entry extends z.ZodType>(entry: Entry) {
  const map = z.record(z.string(), entry).meta({ propertyNames: { pattern: NAME_PATTERN } });
  return emptyIfNull(map);
}

/** A DNS label, for editors; `rules/names.ts` explains what is wrong with a name. */
const NAME_PATTERN = '^[a-z0-9]([-a-z0-9]*[a-z0-9])?$';

/** Accepts null for a map that may be empty: `dev:` reads as `dev: {}`. */
export function emptyIfNull<Map extends z.ZodType<object>>(map: Map) {
  return map.nullable().transform((value) => value ?? ({} as z.output<Map>));
}
