import {
  isJsonObject,
  ownValue,
  type Json,
  type JsonObject,
} from '../../../core/kubernetes/object.ts';

/**
 * A part of a structural schema (apiextensions.k8s.io/v1, JSONSchemaProps), read keyword by keyword.
 * A keyword of a wrong type reads as absent: the server would not have taken the definition.
 */
export class SchemaNode {
  readonly #schema: JsonObject;
  readonly #shared: Readonly<Record<string, JsonObject>>;
  readonly #children = new Map<JsonObject, SchemaNode>();
  #properties: ReadonlyMap<string, SchemaNode> | undefined;

  /** @param shared - What `{ "$ref": name }` stands for in the stored form of a definition. */
  constructor(schema: JsonObject, shared: Readonly<Record<string, JsonObject>> = {}) {
    const reference = schema['$ref'];
    const target = typeof reference === 'string' ? ownValue(shared, reference) : undefined;
    this.#schema = isJsonObject(target) ? target : schema;
    this.#shared = shared;
  }

  /** Accepted types; none means every type. */
  get types(): readonly string[] {
    if (this.isIntOrString) return ['integer', 'string'];
    const type = this.text('type');
    return type === undefined ? [] : [type];
  }

  get format(): string | undefined {
    return this.text('format');
  }

  get isNullable(): boolean {
    return this.isSet('nullable');
  }

  get isIntOrString(): boolean {
    return this.isSet('x-kubernetes-int-or-string');
  }

  get preservesUnknownFields(): boolean {
    return this.isSet('x-kubernetes-preserve-unknown-fields');
  }

  get isEmbeddedResource(): boolean {
    return this.isSet('x-kubernetes-embedded-resource');
  }

  get defaultValue(): Json | undefined {
    return ownValue(this.#schema, 'default') ?? undefined;
  }

  get properties(): ReadonlyMap<string, SchemaNode> {
    this.#properties ??= new Map(
      Object.entries(this.#object('properties') ?? {})
        .filter((entry): entry is [string, JsonObject] => isJsonObject(entry[1]))
        .map(([name, schema]) => [name, this.#child(schema)]),
    );
    return this.#properties;
  }

  get items(): SchemaNode | undefined {
    return this.inner('items');
  }

  /** The schema of keys that are no properties. */
  get additionalProperties(): SchemaNode | undefined {
    return this.inner('additionalProperties');
  }

  /** Whether keys that are no properties are known: by a schema, or by `true`. */
  get allowsAdditionalProperties(): boolean {
    const value = ownValue(this.#schema, 'additionalProperties');
    return value === true || isJsonObject(value);
  }

  get required(): readonly string[] {
    return this.list('required').filter((name) => typeof name === 'string');
  }

  /** The schemas of `allOf`, `anyOf` or `oneOf`. */
  alternatives(keyword: 'allOf' | 'anyOf' | 'oneOf'): readonly SchemaNode[] {
    return this.list(keyword)
      .filter(isJsonObject)
      .map((schema) => this.#child(schema));
  }

  inner(keyword: 'items' | 'additionalProperties' | 'not'): SchemaNode | undefined {
    const schema = this.#object(keyword);
    return schema && this.#child(schema);
  }

  text(keyword: string): string | undefined {
    const value = ownValue(this.#schema, keyword);
    return typeof value === 'string' && value !== '' ? value : undefined;
  }

  number(keyword: string): number | undefined {
    const value = ownValue(this.#schema, keyword);
    return typeof value === 'number' || typeof value === 'bigint' ? Number(value) : undefined;
  }

  isSet(keyword: string): boolean {
    return ownValue(this.#schema, keyword) === true;
  }

  list(keyword: string): readonly Json[] {
    const value = ownValue(this.#schema, keyword);
    return Array.isArray(value) ? value : [];
  }

  #object(keyword: string): JsonObject | undefined {
    const value = ownValue(this.#schema, keyword);
    return isJsonObject(value) ? value : undefined;
  }

  /** A node for each part, made once: parts are shared, and kept by what was computed of them. */
  #child(schema: JsonObject): SchemaNode {
    const known = this.#children.get(schema);
    if (known !== undefined) return known;
    const node = new SchemaNode(schema, this.#shared);
    this.#children.set(schema, node);
    return node;
  }
}
