import { formatGroupKind, type GroupKind } from './group-kind.ts';
import { groupOf, namespaceOf, type KubernetesObject } from './object.ts';

export type Scope = 'cluster' | 'namespace';

/**
 * Whether an object is cluster-scoped. Of a custom kind, where only the API server knows, an object
 * without `metadata.namespace` is: a complete object of a namespaced kind names its namespace.
 */
export function isClusterScoped(object: KubernetesObject): boolean {
  const scope = scopeOf({ group: groupOf(object.apiVersion), kind: object.kind });
  return scope === undefined ? namespaceOf(object) === undefined : scope === 'cluster';
}

/**
 * The scope of a kind that Kubernetes itself has; undefined for a custom kind. The tables are those
 * of Kubernetes 1.35 (`kubectl api-resources` with every API version enabled).
 */
export function scopeOf(groupKind: GroupKind): Scope | undefined {
  if (CLUSTER_SCOPED.has(formatGroupKind(groupKind))) return 'cluster';
  return BUILT_IN_GROUPS.has(groupKind.group) ? 'namespace' : undefined;
}

const CLUSTER_SCOPED: ReadonlySet<string> = new Set([
  'APIService.apiregistration.k8s.io',
  'CSIDriver.storage.k8s.io',
  'CSINode.storage.k8s.io',
  'CertificateSigningRequest.certificates.k8s.io',
  'ClusterRole.rbac.authorization.k8s.io',
  'ClusterRoleBinding.rbac.authorization.k8s.io',
  'ClusterTrustBundle.certificates.k8s.io',
  'ComponentStatus',
  'CustomResourceDefinition.apiextensions.k8s.io',
  'DeviceClass.resource.k8s.io',
  'DeviceTaintRule.resource.k8s.io',
  'FlowSchema.flowcontrol.apiserver.k8s.io',
  'IPAddress.networking.k8s.io',
  'IngressClass.networking.k8s.io',
  'MutatingAdmissionPolicy.admissionregistration.k8s.io',
  'MutatingAdmissionPolicyBinding.admissionregistration.k8s.io',
  'MutatingWebhookConfiguration.admissionregistration.k8s.io',
  'Namespace',
  'Node',
  'PersistentVolume',
  'PriorityClass.scheduling.k8s.io',
  'PriorityLevelConfiguration.flowcontrol.apiserver.k8s.io',
  'ResourceSlice.resource.k8s.io',
  'RuntimeClass.node.k8s.io',
  'SelfSubjectAccessReview.authorization.k8s.io',
  'SelfSubjectReview.authentication.k8s.io',
  'SelfSubjectRulesReview.authorization.k8s.io',
  'ServiceCIDR.networking.k8s.io',
  'StorageClass.storage.k8s.io',
  'StorageVersion.internal.apiserver.k8s.io',
  'StorageVersionMigration.storagemigration.k8s.io',
  'SubjectAccessReview.authorization.k8s.io',
  'TokenReview.authentication.k8s.io',
  'ValidatingAdmissionPolicy.admissionregistration.k8s.io',
  'ValidatingAdmissionPolicyBinding.admissionregistration.k8s.io',
  'ValidatingWebhookConfiguration.admissionregistration.k8s.io',
  'VolumeAttachment.storage.k8s.io',
  'VolumeAttributesClass.storage.k8s.io',
]);

// Not "everything below k8s.io": gateway.networking.k8s.io and others are custom resources.
const BUILT_IN_GROUPS: ReadonlySet<string> = new Set([
  '',
  'admissionregistration.k8s.io',
  'apiextensions.k8s.io',
  'apiregistration.k8s.io',
  'apps',
  'authentication.k8s.io',
  'authorization.k8s.io',
  'autoscaling',
  'batch',
  'certificates.k8s.io',
  'coordination.k8s.io',
  'discovery.k8s.io',
  'events.k8s.io',
  'flowcontrol.apiserver.k8s.io',
  'internal.apiserver.k8s.io',
  'networking.k8s.io',
  'node.k8s.io',
  'policy',
  'rbac.authorization.k8s.io',
  'resource.k8s.io',
  'scheduling.k8s.io',
  'storage.k8s.io',
  'storagemigration.k8s.io',
]);
