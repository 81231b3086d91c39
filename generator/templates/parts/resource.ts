/**
 * A Kubernetes type as a template writes it: an optional field may be `undefined`, and the core then
 * leaves it away.
 */
export type Draft<T> = T extends readonly (infer Element)[]
  ? Draft<Element>[]
  : T extends object
    ? { [Key in keyof T]: Draft<T[Key]> | (object extends Pick<T, Key> ? undefined : never) }
    : T;

/** A whole object of a Kubernetes type; the kind is fixed by the type. */
export type Resource<T> = Draft<T> & {
  apiVersion: string;
  kind: string;
  metadata: { name: string };
};
