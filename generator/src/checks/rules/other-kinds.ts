import type { ObjectRule } from '../finding.ts';
import { checkApiService } from './admission/api-service.ts';
import { checkDefinition } from './admission/crd/definition.ts';
import { checkPolicyBinding } from './admission/policies/binding.ts';
import { checkValidatingPolicy } from './admission/policies/policy.ts';
import { checkWebhookConfiguration } from './admission/webhooks.ts';
import { checkAutoscaler } from './autoscaling/autoscaler.ts';
import { checkDisruptionBudget } from './autoscaling/disruption-budget.ts';
import { checkConfigMap } from './config/config-map.ts';
import { checkLease } from './config/lease.ts';
import { checkLimitRange } from './config/limit-range.ts';
import { checkNamespace } from './config/namespace.ts';
import { checkNode } from './config/node.ts';
import { checkPriorityClass } from './config/priority-class.ts';
import { checkResourceQuota } from './config/resource-quota.ts';
import { checkRuntimeClass } from './config/runtime-class.ts';
import { checkSecret } from './config/secret.ts';
import { checkFlowSchema } from './flow-control/flow-schema.ts';
import { checkPriorityLevel } from './flow-control/priority-level.ts';
import { checkIPAddress, checkServiceCIDR } from './network/address-allocation.ts';
import { checkEndpointSlice } from './network/endpoint-slice.ts';
import { checkEndpoints } from './network/endpoints.ts';
import { checkIngressClass } from './network/ingress-class.ts';
import { checkIngress } from './network/ingress.ts';
import { checkNetworkPolicy } from './network/network-policy.ts';
import { checkService } from './network/service/service.ts';
import { checkClusterRoleBinding, checkRoleBinding } from './rbac/bindings.ts';
import { checkClusterRole, checkRole } from './rbac/policy-rules.ts';
import { objectRule, type FieldCheck } from './shared/field.ts';
import { claimRule } from './storage/claim.ts';
import { checkCsiDriver, checkCsiNode, checkCsiStorageCapacity } from './storage/csi.ts';
import { checkStorageClass, checkVolumeAttributesClass } from './storage/storage-class.ts';
import { checkVolumeAttachment } from './storage/volume-attachment.ts';
import { checkVolume } from './storage/volume.ts';

const CHECKS: Readonly<Record<string, FieldCheck>> = {
  ConfigMap: checkConfigMap,
  Endpoints: checkEndpoints,
  LimitRange: checkLimitRange,
  Namespace: checkNamespace,
  Node: checkNode,
  PersistentVolume: checkVolume,
  ResourceQuota: checkResourceQuota,
  Secret: checkSecret,
  Service: checkService,
  'MutatingWebhookConfiguration.admissionregistration.k8s.io': checkWebhookConfiguration,
  'ValidatingAdmissionPolicy.admissionregistration.k8s.io': checkValidatingPolicy,
  'ValidatingAdmissionPolicyBinding.admissionregistration.k8s.io': checkPolicyBinding,
  'ValidatingWebhookConfiguration.admissionregistration.k8s.io': checkWebhookConfiguration,
  'CustomResourceDefinition.apiextensions.k8s.io': checkDefinition,
  'APIService.apiregistration.k8s.io': checkApiService,
  'HorizontalPodAutoscaler.autoscaling': checkAutoscaler,
  'Lease.coordination.k8s.io': checkLease,
  'EndpointSlice.discovery.k8s.io': checkEndpointSlice,
  'FlowSchema.flowcontrol.apiserver.k8s.io': checkFlowSchema,
  'PriorityLevelConfiguration.flowcontrol.apiserver.k8s.io': checkPriorityLevel,
  'IPAddress.networking.k8s.io': checkIPAddress,
  'Ingress.networking.k8s.io': checkIngress,
  'IngressClass.networking.k8s.io': checkIngressClass,
  'NetworkPolicy.networking.k8s.io': checkNetworkPolicy,
  'ServiceCIDR.networking.k8s.io': checkServiceCIDR,
  'RuntimeClass.node.k8s.io': checkRuntimeClass,
  'PodDisruptionBudget.policy': checkDisruptionBudget,
  'ClusterRole.rbac.authorization.k8s.io': checkClusterRole,
  'ClusterRoleBinding.rbac.authorization.k8s.io': checkClusterRoleBinding,
  'Role.rbac.authorization.k8s.io': checkRole,
  'RoleBinding.rbac.authorization.k8s.io': checkRoleBinding,
  'PriorityClass.scheduling.k8s.io': checkPriorityClass,
  'CSIDriver.storage.k8s.io': checkCsiDriver,
  'CSINode.storage.k8s.io': checkCsiNode,
  'CSIStorageCapacity.storage.k8s.io': checkCsiStorageCapacity,
  'StorageClass.storage.k8s.io': checkStorageClass,
  'VolumeAttachment.storage.k8s.io': checkVolumeAttachment,
  'VolumeAttributesClass.storage.k8s.io': checkVolumeAttributesClass,
};

/** The rules of the kinds that hold no pods, by `Kind` or `Kind.group`; metadata is not theirs. */
export const OTHER_KINDS: Readonly<Record<string, readonly ObjectRule[]>> = {
  ...Object.fromEntries(Object.entries(CHECKS).map(([kind, check]) => [kind, [objectRule(check)]])),
  PersistentVolumeClaim: [claimRule],
};
