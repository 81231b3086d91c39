/** The parts of an OpenAPI v3 schema that the API server's own types use. */
export interface OpenApiSchema {
  $ref?: string;
  allOf?: OpenApiSchema[];
  type?: string;
  format?: string;
  items?: OpenApiSchema;
  additionalProperties?: OpenApiSchema | boolean;
  properties?: Record<string, OpenApiSchema>;
  required?: string[];
  enum?: unknown[];
}

/**
 * The type of a field in the notation of `StoredType`, full names of types included.
 *
 * The formats are those that kube-openapi writes for Go types
 * (k8s.io/kube-openapi/pkg/common, OpenAPITypeFormat).
 *
 * @returns `any` for what has none of these shapes
 */
export function fieldType(schema: OpenApiSchema): string {
  const reference = referenceOf(schema);
  if (reference !== undefined) return reference;
  switch (schema.type) {
    case 'array':
      return `[]${fieldType(schema.items ?? {})}`;
    case 'object':
      return typeof schema.additionalProperties === 'object'
        ? `map[]${fieldType(schema.additionalProperties)}`
        : 'any';
    case 'integer':
      return schema.format === 'int32' ? 'int32' : 'int64';
    case 'number':
      return 'double';
    case 'string':
      return schema.format === 'byte' ? 'bytes' : 'string';
    case 'boolean':
      return 'boolean';
    default:
      return 'any';
  }
}

/** The full name of the type that a schema refers to, alone or with a default beside it. */
export function referenceOf({ $ref, allOf }: OpenApiSchema): string | undefined {
  const reference = $ref ?? (allOf?.length === 1 ? allOf[0]?.$ref : undefined);
  return reference?.slice(reference.lastIndexOf('/') + 1);
}
