import { namespaceOf, type KubernetesObject } from '../../../../kubernetes/object.ts';

/**
 * Whether Kustomize knows the object to be cluster-scoped. It goes by the exact apiVersion, and by the
 * kinds of Kubernetes 1.21; everything else is namespaced to it
 * (kustomize kyaml/openapi/openapi.go, `precomputedIsNamespaceScoped`).
 */
export function isKnownClusterScoped({ apiVersion, kind }: KubernetesObject): boolean {
  return CLUSTER_SCOPED.get(apiVersion)?.includes(kind) ?? false;
}

/** The namespace that Kustomize compares by; undefined for what it knows to have none. */
export function effectiveNamespace(object: KubernetesObject): string | undefined {
  if (isKnownClusterScoped(object)) return undefined;
  const namespace = namespaceOf(object);
  return namespace === undefined || namespace === '' ? 'default' : namespace;
}

const WEBHOOKS = ['MutatingWebhookConfiguration', 'ValidatingWebhookConfiguration'];
const STORAGE = ['CSIDriver', 'CSINode', 'StorageClass', 'VolumeAttachment'];
const RBAC = ['ClusterRole', 'ClusterRoleBinding'];

const CLUSTER_SCOPED: ReadonlyMap<string, readonly string[]> = new Map([
  ['v1', ['ComponentStatus', 'Namespace', 'Node', 'NodeProxyOptions', 'PersistentVolume']],
  ['admissionregistration.k8s.io/v1', WEBHOOKS],
  ['admissionregistration.k8s.io/v1beta1', WEBHOOKS],
  ['apiextensions.k8s.io/v1', ['CustomResourceDefinition']],
  ['apiextensions.k8s.io/v1beta1', ['CustomResourceDefinition']],
  ['apiregistration.k8s.io/v1', ['APIService']],
  ['apiregistration.k8s.io/v1beta1', ['APIService']],
  ['certificates.k8s.io/v1', ['CertificateSigningRequest']],
  ['certificates.k8s.io/v1beta1', ['CertificateSigningRequest']],
  ['flowcontrol.apiserver.k8s.io/v1beta1', ['FlowSchema', 'PriorityLevelConfiguration']],
  ['networking.k8s.io/v1', ['IngressClass']],
  ['networking.k8s.io/v1beta1', ['IngressClass']],
  ['node.k8s.io/v1', ['RuntimeClass']],
  ['node.k8s.io/v1beta1', ['RuntimeClass']],
  ['policy/v1beta1', ['PodSecurityPolicy']],
  ['rbac.authorization.k8s.io/v1', RBAC],
  ['rbac.authorization.k8s.io/v1beta1', RBAC],
  ['scheduling.k8s.io/v1', ['PriorityClass']],
  ['scheduling.k8s.io/v1beta1', ['PriorityClass']],
  ['storage.k8s.io/v1', STORAGE],
  ['storage.k8s.io/v1beta1', STORAGE],
]);
