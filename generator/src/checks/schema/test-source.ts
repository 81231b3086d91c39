import type { SchemaIndex, StoredCustomKind, TypePackage } from '../../core/openapi/stored.ts';
import type { SchemaSource } from './schema-source.ts';

/** A source of schemas that holds what a test gives. */
export function sourceOf({
  index = {},
  types = {},
  custom = {},
}: {
  index?: Partial<SchemaIndex>;
  types?: Record<string, TypePackage>;
  custom?: Record<string, StoredCustomKind>;
}): SchemaSource {
  return {
    index: { server: 'v1.35.0', kinds: {}, custom: {}, ...index },
    types: (name) => types[name] ?? {},
    custom(name) {
      const found = custom[name];
      if (found === undefined) throw new Error(`the test gives no ${name}`);
      return found;
    },
  };
}
