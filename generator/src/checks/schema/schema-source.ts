import type { SchemaIndex, StoredCustomKind, TypePackage } from '../../core/openapi/stored.ts';

/** The schemas of one server; each part is read when it is first needed. */
export interface SchemaSource {
  readonly index: SchemaIndex;
  /** The types of a package, such as `io.k8s.api.core.v1`; empty for an unknown one. */
  types(name: string): TypePackage;
  /** A custom resource by `plural.group`, as the index names it. */
  custom(name: string): StoredCustomKind;
}
