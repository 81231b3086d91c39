import { scopeOf } from '../../../kubernetes/scope.ts';
import {
  describeObject,
  groupKindOf,
  groupOf,
  namespaceOf,
  type KubernetesObject,
} from '../../../kubernetes/object.ts';
import type { SourceDocument } from '../../source-document.ts';
import type { InputProblem } from '../problem.ts';

/**
 * A problem for each object that stands in the input more than once: the same group, kind,
 * namespace and name, whatever the version. No namespace is the namespace `default`, as it is to
 * Kustomize; of a cluster-scoped kind it does not count.
 */
export function repeatedObjects(documents: readonly SourceDocument[]): InputProblem[] {
  const first = new Map<string, SourceDocument>();
  return documents.flatMap((document): InputProblem[] => {
    const id = identity(document.object);
    const earlier = first.get(id);
    if (earlier === undefined) {
      first.set(id, document);
      return [];
    }
    const { file, line, column } = earlier.place;
    const message = `${describeObject(document.object)} is there twice, first at ${file}:${line}:${column}`;
    return [{ ...document.place, severity: 'error', message, hint: 'keep one of the two' }];
  });
}

function identity(object: KubernetesObject): string {
  const { apiVersion, kind, metadata } = object;
  const named = namespaceOf(object) ?? '';
  const isClusterScoped = scopeOf({ group: groupOf(apiVersion), kind }) === 'cluster';
  const namespace = isClusterScoped ? '' : named === '' ? 'default' : named;
  return JSON.stringify([groupKindOf(object), namespace, metadata.name]);
}
