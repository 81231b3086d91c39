import type { KubernetesObject } from '../core/kubernetes/object.ts';

export type Severity = 'error' | 'warning';

/** What is wrong with one object, in the words of the API server where it has some. */
export interface Finding {
  id: string;
  severity: Severity;
  /** Keys and indexes from the object's root. */
  path: readonly (string | number)[];
  message: string;
  remediation?: string;
}

/** One rule of the API server's own code for one or more kinds. */
export type ObjectRule = (object: KubernetesObject) => Finding[];
