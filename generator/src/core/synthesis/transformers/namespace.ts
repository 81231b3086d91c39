import {
  groupOf,
  isJsonObject,
  valueAt,
  type Json,
  type JsonObject,
  type KubernetesObject,
} from '../../kubernetes/object.ts';

/**
 * What the `namespace:` of a kustomization does, undone: the objects as they stand in files that a
 * kustomization with this namespace reads. The Namespace object becomes `placeholder`, which
 * Kustomize renames, so that all overlays can share it.
 *
 * Kustomize sets `metadata.namespace` of everything that it does not know to be cluster-scoped, names
 * the Namespace object, the Service of APIServices and conversion webhooks, and subjects that are
 * ServiceAccounts of the same build or named `default`
 * (kustomize api/filters/namespace, api/filters/nameref).
 */
export function withoutNamespace(
  objects: readonly KubernetesObject[],
  namespace: string,
  placeholder: string,
): KubernetesObject[] {
  const accounts = new Set(
    objects
      .filter((object) => object.kind === 'ServiceAccount')
      .map(({ metadata }) => metadata.name),
  );
  return objects.map((object) => {
    if (isNamespace(object)) {
      return { ...object, metadata: { ...object.metadata, name: placeholder } };
    }
    const { namespace: _, ...metadata } = object.metadata;
    const local = { ...object, metadata: stampsNamespace(object) ? metadata : object.metadata };
    const subjects = subjectsOf(object);
    if (subjects === undefined) return local;
    return { ...local, subjects: subjects.map(withoutOwnNamespace) } as KubernetesObject;
  });

  function withoutOwnNamespace(subject: Json): Json {
    if (!isJsonObject(subject) || subject['namespace'] !== namespace) return subject;
    const isRewritten =
      subject['name'] === 'default' ||
      (subject['kind'] === 'ServiceAccount' &&
        typeof subject['name'] === 'string' &&
        accounts.has(subject['name']));
    if (!isRewritten) return subject;
    const { namespace: _, ...rest } = subject;
    return rest;
  }
}

/** Whether `namespace:` leaves the object as it must be; the others stand in a kustomization without. */
export function fitsNamespace(object: KubernetesObject, namespace: string): boolean {
  if (isNamespace(object)) return object.metadata.name === namespace;
  if (stampsNamespace(object) !== (object.metadata['namespace'] !== undefined)) return false;
  if (stampsNamespace(object) && object.metadata['namespace'] !== namespace) return false;
  const services = [
    valueAt(object, ['spec', 'service']),
    valueAt(object, ['spec', 'conversion', 'webhook', 'clientConfig', 'service']),
  ];
  const rewritten = [
    ...(SERVICE_KINDS.has(object.kind) ? services : []),
    ...(subjectsOf(object) ?? []).filter(
      (subject) => isJsonObject(subject) && subject['name'] === 'default',
    ),
  ];
  return rewritten
    .filter((reference): reference is JsonObject => isJsonObject(reference))
    .every((reference) => reference['namespace'] === namespace);
}

export function isNamespace(object: KubernetesObject): boolean {
  return object.kind === 'Namespace' && object.apiVersion === 'v1';
}

const SERVICE_KINDS = new Set(['APIService', 'CustomResourceDefinition']);

function subjectsOf(object: KubernetesObject): Json[] | undefined {
  if (object.kind !== 'RoleBinding' && object.kind !== 'ClusterRoleBinding') return undefined;
  const subjects = object['subjects'];
  return Array.isArray(subjects) ? subjects : undefined;
}

/**
 * Kustomize knows the scope of the kinds of Kubernetes 1.21 and takes every other kind for
 * namespaced: cluster-scoped custom resources and newer built-in kinds get a namespace, too.
 */
function stampsNamespace(object: KubernetesObject): boolean {
  const kinds = CLUSTER_SCOPED[groupOf(object.apiVersion)] ?? [];
  return !kinds.includes(object.kind);
}

const CLUSTER_SCOPED: Record<string, readonly string[]> = {
  '': ['ComponentStatus', 'Namespace', 'Node', 'PersistentVolume'],
  'admissionregistration.k8s.io': [
    'MutatingWebhookConfiguration',
    'ValidatingWebhookConfiguration',
  ],
  'apiextensions.k8s.io': ['CustomResourceDefinition'],
  'apiregistration.k8s.io': ['APIService'],
  'certificates.k8s.io': ['CertificateSigningRequest'],
  'flowcontrol.apiserver.k8s.io': ['FlowSchema', 'PriorityLevelConfiguration'],
  'networking.k8s.io': ['IngressClass'],
  'node.k8s.io': ['RuntimeClass'],
  policy: ['PodSecurityPolicy'],
  'rbac.authorization.k8s.io': ['ClusterRole', 'ClusterRoleBinding'],
  'scheduling.k8s.io': ['PriorityClass'],
  'storage.k8s.io': ['CSIDriver', 'CSINode', 'StorageClass', 'VolumeAttachment'],
};
