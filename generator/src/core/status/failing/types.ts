import type { KubernetesObject } from '../../kubernetes/object.ts';
import type { Health, HealthStatus } from '../health/types.ts';

/** What is known of the live objects of one Application. */
export interface LiveObjects {
  /** Those that the Application manages. */
  managed: readonly KubernetesObject[];
  /** Others of their namespaces, among them those that controllers made of the managed ones. */
  others: readonly KubernetesObject[];
  /** Events of their namespaces, as core/v1 has them. */
  events: readonly KubernetesObject[];
  /** Health that Argo CD itself tells, by uid; it knows more kinds. */
  health?: ReadonlyMap<string, Health> | undefined;
}

/** An object that is not healthy, and why. */
export interface FailingObject {
  kind: string;
  namespace: string | undefined;
  name: string;
  health: HealthStatus;
  /** One word, such as `ImagePullBackOff`. */
  reason: string;
  message: string;
  /** How many more objects of its kind have the same trouble. */
  more: number;
  /** Objects that it made, and that explain it. */
  causes: FailingObject[];
}
