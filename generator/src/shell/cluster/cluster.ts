import type { JsonObject, KubernetesObject } from '../../core/kubernetes/object.ts';

/** Names one object. Objects without a namespace are those of cluster-wide kinds. */
export interface ObjectRef {
  apiVersion: string;
  kind: string;
  namespace?: string | undefined;
  name: string;
}

/** Names many: all of a kind, or those of a namespace, or those with certain labels or fields. */
export interface ListQuery {
  apiVersion: string;
  kind: string;
  namespace?: string | undefined;
  labelSelector?: string | undefined;
  fieldSelector?: string | undefined;
}

export interface ApplyOptions {
  fieldManager: string;
  /** Takes fields over that others manage; without it that is a conflict. */
  force: boolean;
  /** The server says what it would store, and stores nothing. */
  dryRun?: boolean | undefined;
}

/** What may be asked with `can`; an empty group is the core group. */
export interface Access {
  verb: string;
  group: string;
  resource: string;
  namespace?: string | undefined;
}

/** How the server serves a kind. */
export interface ServedResource {
  plural: string;
  namespaced: boolean;
}

export interface ForwardedPort {
  port: number;
  close(): Promise<void>;
}

/**
 * A Kubernetes API server and who we are to it. Every call throws a `ClusterError` that a person can
 * read; none of them names a credential or a value of a Secret.
 */
export interface Cluster {
  /** The context of the kubeconfig. */
  readonly context: string;
  /** Address of the API server, without credentials. */
  readonly server: string;
  /** Whether the context is the one that kubectl would take by itself. */
  readonly isCurrentContext: boolean;
  /** Such as `v1.35.8`. */
  serverVersion(): Promise<string>;
  /** Undefined: no such object, or the kind is not served. */
  get(ref: ObjectRef): Promise<KubernetesObject | undefined>;
  /** None where the kind is not served. Pages are followed. */
  list(query: ListQuery): Promise<KubernetesObject[]>;
  /** Server-side apply. */
  apply(object: KubernetesObject, options: ApplyOptions): Promise<KubernetesObject>;
  /** An object that is there already is an error with reason `exists`. */
  create(object: KubernetesObject): Promise<KubernetesObject>;
  /** Merge patch. */
  patch(ref: ObjectRef, mergePatch: JsonObject): Promise<KubernetesObject>;
  /** What is not there needs no removal. */
  remove(ref: ObjectRef): Promise<void>;
  /** Whether we have the right; asked of the server (SelfSubjectAccessReview). */
  can(access: Access): Promise<boolean>;
  /** Undefined where the kind is not served. What is served is asked once. */
  resourceOf(apiVersion: string, kind: string): Promise<ServedResource | undefined>;
  /**
   * Listens on 127.0.0.1 and passes each connection on to a port of a pod.
   *
   * @param localPort 0 takes one that is free
   */
  forwardPort(
    pod: { namespace: string; name: string; port: number },
    localPort: number,
  ): Promise<ForwardedPort>;
}
