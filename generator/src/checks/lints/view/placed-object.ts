import type { KubernetesObject } from '../../../core/kubernetes/object.ts';
import type { Field } from '../../rules/shared/field.ts';
import type { LintedDeployment, LintHit } from '../lint.ts';
import type { NamespaceContents } from './namespace-contents.ts';

/** An object at its place: a deployment, a cluster, and a namespace with what else is in it. */
export interface PlacedObject {
  deployment: LintedDeployment;
  object: KubernetesObject;
  /** The object, to be read in. */
  root: Field;
  /** `Kind` or `Kind.group`. */
  groupKind: string;
  /** No kind of Kubernetes itself: what its controller makes of it is not known. */
  isCustom: boolean;
  /** Undefined for a cluster-scoped object. */
  namespaceName: string | undefined;
  namespace: NamespaceContents;
}

/** A hit in an object, at a field of it. */
export function hit({ deployment, object }: PlacedObject, field: Field, message: string): LintHit {
  return { deployment, object, path: field.path, message };
}

/** A name for a message: in quotes, and nothing in it that a terminal would take for a command. */
export function quoted(name: string): string {
  return JSON.stringify(name);
}
