import { deepEqual } from '../kubernetes/equality.ts';
import { namespaceOf, objectId, type KubernetesObject } from '../kubernetes/object.ts';
import type { ExplainedObject } from './types.ts';

/** An object as the engine has built it. */
export interface BuiltObject {
  object: KubernetesObject;
  /** The file that it starts from, undefined where the engine does not say. */
  file: string | undefined;
}

/**
 * Adds to the explanation of a generated overlay what the user's components make of it.
 *
 * @param generated how the generated part comes about
 * @param desired what the generated part builds
 * @param built what the whole overlay builds
 * @param components folders, at least one
 */
export function withComponents(
  generated: readonly ExplainedObject[],
  desired: readonly KubernetesObject[],
  built: readonly BuiltObject[],
  components: readonly string[],
): ExplainedObject[] {
  const before = new Map(desired.map((object) => [objectId(object), object]));
  const after = new Map(built.map(({ object }) => [objectId(object), object]));
  const who = components.join(' or ');
  const explained = generated.map((entry): ExplainedObject => {
    const id = idOf(entry);
    const [wanted, actual] = [before.get(id), after.get(id)];
    if (!entry.built || deepEqual(wanted, actual)) return entry;
    const files = [...entry.files, ...components];
    const means: ExplainedObject['means'] = [...entry.means, 'component'];
    return actual === undefined
      ? { ...entry, built: false, files, means, reason: `${who} removes it` }
      : { ...entry, files, means, reason: `${entry.reason}; ${who} changes it` };
  });
  const added = built
    .filter(({ object }) => !before.has(objectId(object)))
    .map(({ object, file }): ExplainedObject => ({
      ...identityOf(object),
      built: true,
      files: file === undefined ? [...components] : [file],
      means: ['component'],
      reason: `${who} adds it`,
    }));
  return [...explained, ...added];
}

/** What an object is called. */
export function identityOf(
  object: KubernetesObject,
): Pick<ExplainedObject, 'apiVersion' | 'kind' | 'name' | 'namespace'> {
  const { apiVersion, kind, metadata } = object;
  const namespace = namespaceOf(object);
  return {
    apiVersion,
    kind,
    name: metadata.name,
    ...(namespace === undefined ? {} : { namespace }),
  };
}

function idOf({ apiVersion, kind, name, namespace }: ExplainedObject): string {
  const metadata = { name, ...(namespace === undefined ? {} : { namespace }) };
  return objectId({ apiVersion, kind, metadata });
}
