import type { ChangeRule } from './change-rule.ts';
import { immutable } from './change-rule.ts';
import { changedConfigMap, changedSecret } from './config.ts';
import { changedDefinition } from './definition.ts';
import { changedJob } from './jobs.ts';
import { changedPod } from './pods.ts';
import { RECREATE, RECREATE_BINDING } from './remedies.ts';
import { changedService } from './service.ts';
import {
  changedAttributesClass,
  changedClaim,
  changedCsiDriver,
  changedStorageClass,
  changedVolume,
} from './storage.ts';
import { changedRevision, changedStatefulSet, changedWorkload } from './workloads.ts';

const binding = immutable({ path: ['roleRef'], remedy: RECREATE_BINDING });

const fixed = (...path: string[]): ChangeRule => immutable({ path, remedy: RECREATE });

/** What may not change, by `Kind` or `Kind.group`; of any other kind everything may. */
export const CHANGE_RULES: Readonly<Record<string, ChangeRule>> = {
  ConfigMap: changedConfigMap,
  PersistentVolume: changedVolume,
  PersistentVolumeClaim: changedClaim,
  Pod: changedPod,
  ResourceQuota: fixed('spec', 'scopes'),
  Secret: changedSecret,
  Service: changedService,
  'CustomResourceDefinition.apiextensions.k8s.io': changedDefinition,
  'ControllerRevision.apps': changedRevision,
  'DaemonSet.apps': changedWorkload,
  'Deployment.apps': changedWorkload,
  'ReplicaSet.apps': changedWorkload,
  'StatefulSet.apps': changedStatefulSet,
  'Job.batch': changedJob,
  'EndpointSlice.discovery.k8s.io': fixed('addressType'),
  'IPAddress.networking.k8s.io': fixed('spec', 'parentRef'),
  'IngressClass.networking.k8s.io': fixed('spec', 'controller'),
  'RuntimeClass.node.k8s.io': fixed('handler'),
  'ClusterRoleBinding.rbac.authorization.k8s.io': binding,
  'RoleBinding.rbac.authorization.k8s.io': binding,
  'ResourceClaim.resource.k8s.io': fixed('spec'),
  'ResourceClaimTemplate.resource.k8s.io': fixed('spec'),
  'PriorityClass.scheduling.k8s.io': immutable(
    { path: ['value'], fallback: 0, remedy: RECREATE },
    { path: ['preemptionPolicy'], fallback: 'PreemptLowerPriority', remedy: RECREATE },
  ),
  'CSIDriver.storage.k8s.io': changedCsiDriver,
  'StorageClass.storage.k8s.io': changedStorageClass,
  'VolumeAttributesClass.storage.k8s.io': changedAttributesClass,
};
