import type { z } from 'zod';
import type { DocumentPath } from '../problem.ts';

/** What a template may know of the deployment that it writes objects for. */
export interface TemplateContext {
  /** Name of the app in gitops.yaml. */
  app: string;
  /** Undefined while the base is computed from the values that all environments share. */
  environment: string | undefined;
  /** The namespace of the deployment; the app's name while the base is computed. */
  namespace: string;
  cluster: { name: string; kubernetes: string };
}

/** A rule across values that the schema cannot express; `path` starts below `values`. */
export interface TemplateProblem {
  path: DocumentPath;
  message: string;
  hint?: string;
}

/** A Secret that the objects reference. Its values never come near git. */
export interface SecretRequirement {
  name: string;
  /** The Secret's `type`, such as `kubernetes.io/tls`; `Opaque` unless said. */
  type?: string;
  description: string;
  keys: SecretKey[];
}

export interface SecretKey {
  key: string;
  description: string;
  /** How to make a value; without it a person has to supply one. */
  generate?: { length: number; alphabet: string };
  /**
   * What a person should know before the value is changed; `strata secrets rotate` says it. With
   * `blocksRestart` something has to be done by hand before any pod may restart.
   */
  rotation?: { note: string; blocksRestart?: boolean };
}

/** An object of any type from `kubernetes-types`, or of a custom resource. */
export interface TemplateResource {
  apiVersion?: string;
  kind?: string;
  metadata?: { name?: string };
}

export interface Template<Values extends z.ZodType = z.ZodType> {
  /** How gitops.yaml names it: `template: <name>`. The file is `generator/templates/<name>.ts`. */
  name: string;
  description: string;
  /** Schema of `values`; unknown keys are errors, so use strict objects. */
  values: Values;
  /** Rules for the values of an environment; not asked for the base. */
  rules?(values: z.output<Values>, context: TemplateContext): TemplateProblem[];
  /** Labels of the Namespace object, such as the level of Pod Security that the pods need. */
  namespaceLabels?(
    values: z.output<Values>,
    context: TemplateContext,
  ): Readonly<Record<string, string>>;
  /** Custom resources that have no namespace, as `Kind.group`; all others get the deployment's. */
  clusterScopedKinds?: readonly string[];
  /** The Secrets that must exist in the namespace. */
  secrets?(values: z.output<Values>, context: TemplateContext): SecretRequirement[];
  /**
   * The complete objects, without namespace and without the Namespace object: both follow from
   * gitops.yaml. It must be pure: the same values and context give the same objects. Called once
   * with the shared values alone for the base: a value without default that only environments give
   * is then missing, and where the schema demands it the base is derived from the environments.
   */
  resources(values: z.output<Values>, context: TemplateContext): TemplateResource[];
}

/** Types a template's functions by its values schema. */
export function defineTemplate<Values extends z.ZodType>(
  template: Template<Values>,
): Template<Values> {
  return template;
}
