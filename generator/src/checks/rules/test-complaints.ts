import type { KubernetesObject } from '../../core/kubernetes/object.ts';
import { objectRule, type FieldCheck } from './shared/field.ts';

/** What a check finds in an object, as `spec.ports.0.port: message`, in order. */
export function complaints(check: FieldCheck, object: object): string[] {
  return objectRule(check)(object as KubernetesObject).map(
    ({ path, message }) => `${path.join('.')}: ${message}`,
  );
}

/** The places that a check complains about, each once, in order. */
export function complainedPaths(check: FieldCheck, object: object): string[] {
  const paths = objectRule(check)(object as KubernetesObject).map(({ path }) => path.join('.'));
  return [...new Set(paths)];
}
