/** An entry of `configMapGenerator` or `secretGenerator`, its fields in the order in which people write them. */
export interface GeneratorEntry {
  name: string;
  namespace?: string;
  /** Without it a new object is made. */
  behavior?: 'merge' | 'replace';
  /** Of a Secret; `Opaque` unless said. */
  type?: string;
  /** `path`, whose last segment is the key, or `key=path`. */
  files?: string[];
  /** `key=value` */
  literals?: string[];
  options?: GeneratorOptions;
}

/** Kustomize has no way to turn one of them off again, so `true` is the only value. */
export interface GeneratorOptions {
  disableNameSuffixHash?: true;
  labels?: Record<string, string>;
  annotations?: Record<string, string>;
  immutable?: true;
}

/** An entry together with what it reads. */
export interface GeneratorParts {
  /** Which list of the kustomization the entry belongs to. */
  kind: 'ConfigMap' | 'Secret';
  entry: GeneratorEntry;
  /** Text by path, relative to the kustomization. */
  files: ReadonlyMap<string, string>;
}
