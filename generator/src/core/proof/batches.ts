import {
  groupKindOf,
  isJsonObject,
  namespaceOf,
  type Json,
  type KubernetesObject,
} from '../kubernetes/object.ts';

/** An overlay to be built: its folder, and the objects that must come out. */
export interface ProofTarget {
  path: string;
  objects: readonly KubernetesObject[];
}

/**
 * Groups overlays into builds that give the same as building each alone. Kustomize resolves names
 * over everything that is in one build, so a batch holds
 * - no object id twice: Kustomize refuses it;
 * - no overlay with a reference that carries a namespace (subjects of bindings, webhooks, APIServices,
 *   a claimRef): Kustomize may point it at a neighbour's object. A reference by name alone is only
 *   rewritten to an object whose name has changed, and synthesis changes no names;
 * - at most 100 overlays and 400 objects: the time of a build grows with the square of its objects
 *   (kustomize #5084).
 *
 * @returns batches in the order of the targets; those with one overlay are single builds
 */
export function planBatches(targets: readonly ProofTarget[]): ProofTarget[][] {
  const batches: Batch[] = [];
  const alone: ProofTarget[][] = [];
  let firstOpen = 0;
  for (const target of targets) {
    if (target.objects.some(mayBeCaptured)) {
      alone.push([target]);
      continue;
    }
    const ids = target.objects.map(batchId);
    const batch = batches.slice(firstOpen).find((candidate) => fits(candidate, ids));
    if (batch === undefined) batches.push({ targets: [target], ids: new Set(ids) });
    else {
      batch.targets.push(target);
      for (const id of ids) batch.ids.add(id);
    }
    while (isFull(batches[firstOpen])) firstOpen++;
  }
  return [...batches.map((batch) => batch.targets), ...alone];
}

interface Batch {
  targets: ProofTarget[];
  ids: Set<string>;
}

const MAX_OVERLAYS = 100;
const MAX_OBJECTS = 400;

function fits(batch: Batch, ids: readonly string[]): boolean {
  return (
    batch.targets.length < MAX_OVERLAYS &&
    batch.ids.size + ids.length <= MAX_OBJECTS &&
    !ids.some((id) => batch.ids.has(id))
  );
}

function isFull(batch: Batch | undefined): boolean {
  return (
    batch !== undefined && (batch.targets.length >= MAX_OVERLAYS || batch.ids.size >= MAX_OBJECTS)
  );
}

/** Kustomize takes a missing namespace for `default`. */
function batchId(object: KubernetesObject): string {
  return `${groupKindOf(object)}/${namespaceOf(object) ?? 'default'}/${object.metadata.name}`;
}

function mayBeCaptured(object: KubernetesObject): boolean {
  if (REFERRERS.has(object.kind)) return true;
  return Object.entries(object).some(([key, value]) => key !== 'metadata' && hasReference(value));
}

/** Kinds whose references Kustomize completes with a namespace (kustomize api/filters/nameref). */
const REFERRERS = new Set([
  'APIService',
  'ClusterRoleBinding',
  'CustomResourceDefinition',
  'MutatingWebhookConfiguration',
  'RoleBinding',
  'ValidatingWebhookConfiguration',
]);

function hasReference(value: Json): boolean {
  if (Array.isArray(value)) return value.some(hasReference);
  if (!isJsonObject(value)) return false;
  if (Object.hasOwn(value, 'name') && Object.hasOwn(value, 'namespace')) return true;
  return Object.values(value).some(hasReference);
}
