import { createHash } from 'node:crypto';
import { groupOf, namespaceOf, objectId, type KubernetesObject } from '../../kubernetes/object.ts';
import { kebabCase } from './kebab-case.ts';

/**
 * File name for each object of one folder, by object id and without suffix: `<name>-<kind>`, to
 * which `RESOURCE_SUFFIX` or `PATCH_SUFFIX` is added. Names are safe and distinct on every file
 * system, whether it minds case or not.
 *
 * A name depends on its own object alone as far as possible, so that a new object renames no file: a
 * name that some file system cannot hold always carries a hash of its object id. Of objects that
 * would share a name, one keeps it: the one of a Kubernetes group before that of a custom resource,
 * then the first by namespace and id.
 */
export function fileNames(objects: readonly KubernetesObject[]): Map<string, string> {
  const names = new Map<string, string>();
  const taken = new Set<string>();
  const byRank = [...objects].sort(compareRank);
  for (const object of byRank) {
    const name = plainName(object);
    if (name === undefined || taken.has(name) || names.has(objectId(object))) continue;
    names.set(objectId(object), name);
    taken.add(name);
  }
  for (const object of byRank) {
    const id = objectId(object);
    if (names.has(id)) continue;
    const name = hashedName(object, taken);
    names.set(id, name);
    taken.add(name);
  }
  return names;
}

export const RESOURCE_SUFFIX = '.yaml';
export const PATCH_SUFFIX = '.patch.yaml';

/** Common file systems hold 255 bytes; all names here are ASCII. */
const MAX_LENGTH = 255 - PATCH_SUFFIX.length;

function compareRank(a: KubernetesObject, b: KubernetesObject): number {
  const builtIn = Number(isBuiltIn(b)) - Number(isBuiltIn(a));
  if (builtIn !== 0) return builtIn;
  const [left, right] = [a, b].map((object) => `${namespaceOf(object) ?? ''}\0${objectId(object)}`);
  return left === right ? 0 : (left ?? '') < (right ?? '') ? -1 : 1;
}

/** Groups of Kubernetes itself have no domain, or one below `k8s.io`. */
function isBuiltIn(object: KubernetesObject): boolean {
  const group = groupOf(object.apiVersion);
  return !group.includes('.') || group.endsWith('.k8s.io');
}

/** `<name>-<kind>`, unless some file system could not hold it as it is. */
function plainName(object: KubernetesObject): string | undefined {
  const { kind, metadata } = object;
  if (metadata.name.length + kind.length > MAX_LENGTH) return undefined;
  if (!SAFE_NAME.test(metadata.name) || !SAFE_KIND.test(kind)) return undefined;
  const name = `${metadata.name}-${kebabCase(kind)}`;
  return name.length > MAX_LENGTH || WINDOWS_DEVICE.test(name) ? undefined : name;
}

/** Small letters only: names of RBAC objects may differ only in case. */
const SAFE_NAME = /^[a-z0-9][a-z0-9.-]*$/;
const SAFE_KIND = /^[A-Za-z][A-Za-z0-9]*$/;

/** Windows takes `con.anything` for the console; only what stands before the first dot counts. */
export const WINDOWS_DEVICE = /^(?:con|prn|aux|nul|com[0-9]|lpt[0-9])(?:\.|$)/i;

/** `<name>-<hash>-<kind>`, what is unsafe replaced by dashes and what is too long cut off. */
function hashedName(object: KubernetesObject, taken: ReadonlySet<string>): string {
  const hash = createHash('sha256').update(objectId(object)).digest('hex');
  const kind = dashed(kebabCase(object.kind.slice(0, 63)));
  const name = dashed(object.metadata.name.slice(0, MAX_LENGTH).toLowerCase());
  let length = 8;
  let candidate: string;
  do {
    const end = [hash.slice(0, length), kind].filter((part) => part !== '').join('-');
    const start = name.slice(0, MAX_LENGTH - end.length - 1);
    candidate = start === '' ? end : `${start}-${end}`;
    length += 8;
  } while (taken.has(candidate) && length <= hash.length);
  return candidate;
}

function dashed(text: string): string {
  return text.replace(/[^a-z0-9]+/g, '-').replace(/^-|-$/g, '');
}
