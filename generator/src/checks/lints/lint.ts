import type { KubernetesObject } from '../../core/kubernetes/object.ts';
import type { Severity } from '../finding.ts';
import type { View } from './view/view.ts';

/** One build that the lints look at. */
export interface LintedDeployment {
  environment: string;
  app: string;
  cluster: string;
  /** The namespace of objects that name none. */
  namespace: string;
  /** The objects of the build, in the engine's order. */
  objects: readonly KubernetesObject[];
  /** Names of the Secrets that the template declares: they are made in the cluster, not in git. */
  declaredSecrets: readonly string[];
}

export interface LintContext {
  deployments: readonly LintedDeployment[];
}

/** One place that a lint found; which lint, how bad and what to do are the lint's own. */
export interface LintHit {
  deployment: LintedDeployment;
  object: KubernetesObject;
  /** Keys and indexes from the object's root. */
  path: readonly (string | number)[];
  message: string;
}

export interface LintFinding extends LintHit {
  id: string;
  severity: Severity;
  remediation: string;
}

/** A question about objects that are valid each by itself. */
export interface Lint {
  id: string;
  severity: Severity;
  /** What it looks for and why, for the reference page: one sentence or two. */
  summary: string;
  /** What to do about it: one sentence. */
  remediation: string;
  /** No annotation silences it. */
  isMandatory?: true;
  run(view: View): LintHit[];
}
