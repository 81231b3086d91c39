/**
 * How Kustomize merges a value in a strategic-merge patch: the lists below it that merge element by
 * element instead of being replaced whole.
 */
export interface MergeSchema {
  /** Set on a list that merges: its merge keys, none for a set of scalars. */
  mergeKeys?: readonly string[];
  /** Schema of the list's elements. */
  element?: MergeSchema;
  fields?: Readonly<Record<string, MergeSchema>>;
}

/**
 * The merge schema of a kind, from `x-kubernetes-patch-strategy` in the OpenAPI document of
 * Kubernetes 1.21 that Kustomize 5 embeds (kyaml/openapi/kubernetesapi). Undefined for a kind that
 * the document does not know: a custom resource, or one that is newer, such as the
 * HorizontalPodAutoscaler of autoscaling/v2. All its lists are replaced.
 */
export function mergeSchemaOf(apiVersion: string, kind: string): MergeSchema | undefined {
  if (KNOWN_KINDS[apiVersion]?.includes(kind) !== true) return undefined;
  const schema = SCHEMAS.get(kind) ?? {
    fields: { metadata: METADATA, ...(FIELDS_OF_KIND[kind] ?? {}) },
  };
  SCHEMAS.set(kind, schema);
  return schema;
}
const SCHEMAS = new Map<string, MergeSchema>();

const METADATA: MergeSchema = {
  fields: {
    finalizers: { mergeKeys: [] },
    ownerReferences: { mergeKeys: ['uid'] },
  },
};

const CONTAINERS: MergeSchema = {
  mergeKeys: ['name'],
  element: {
    fields: {
      env: { mergeKeys: ['name'] },
      ports: { mergeKeys: ['containerPort', 'protocol'] },
      volumeDevices: { mergeKeys: ['devicePath'] },
      volumeMounts: { mergeKeys: ['mountPath'] },
    },
  },
};

// Unlike in a container, ports of an ephemeral container have no merge key.
const EPHEMERAL_CONTAINERS: MergeSchema = {
  mergeKeys: ['name'],
  element: {
    fields: {
      env: { mergeKeys: ['name'] },
      volumeDevices: { mergeKeys: ['devicePath'] },
      volumeMounts: { mergeKeys: ['mountPath'] },
    },
  },
};

const POD_SPEC: MergeSchema = {
  fields: {
    containers: CONTAINERS,
    ephemeralContainers: EPHEMERAL_CONTAINERS,
    hostAliases: { mergeKeys: ['ip'] },
    imagePullSecrets: { mergeKeys: ['name'] },
    initContainers: CONTAINERS,
    topologySpreadConstraints: { mergeKeys: ['topologyKey', 'whenUnsatisfiable'] },
    volumes: { mergeKeys: ['name'] },
  },
};

const POD_TEMPLATE: MergeSchema = { fields: { metadata: METADATA, spec: POD_SPEC } };
const CONTROLLER = { spec: { fields: { template: POD_TEMPLATE } } };
const CONDITIONS = { status: { fields: { conditions: { mergeKeys: ['type'] } } } };
const WEBHOOKS = { webhooks: { mergeKeys: ['name'] } };

const FIELDS_OF_KIND: Record<string, Record<string, MergeSchema>> = {
  APIService: CONDITIONS,
  CSINode: { spec: { fields: { drivers: { mergeKeys: ['name'] } } } },
  CronJob: {
    spec: { fields: { jobTemplate: { fields: { metadata: METADATA, ...CONTROLLER } } } },
  },
  DaemonSet: { ...CONTROLLER, ...CONDITIONS },
  Deployment: { ...CONTROLLER, ...CONDITIONS },
  Job: { ...CONTROLLER, ...CONDITIONS },
  MutatingWebhookConfiguration: WEBHOOKS,
  Namespace: CONDITIONS,
  Node: {
    spec: { fields: { podCIDRs: { mergeKeys: [] } } },
    status: {
      fields: { addresses: { mergeKeys: ['type'] }, conditions: { mergeKeys: ['type'] } },
    },
  },
  PersistentVolumeClaim: CONDITIONS,
  Pod: {
    spec: POD_SPEC,
    status: { fields: { conditions: { mergeKeys: ['type'] }, podIPs: { mergeKeys: ['ip'] } } },
  },
  PodDisruptionBudget: CONDITIONS,
  PodTemplate: { template: POD_TEMPLATE },
  ReplicaSet: { ...CONTROLLER, ...CONDITIONS },
  ReplicationController: { ...CONTROLLER, ...CONDITIONS },
  Service: {
    spec: { fields: { ports: { mergeKeys: ['port', 'protocol'] } } },
    ...CONDITIONS,
  },
  ServiceAccount: { secrets: { mergeKeys: ['name'] } },
  StatefulSet: { ...CONTROLLER, ...CONDITIONS },
  ValidatingWebhookConfiguration: WEBHOOKS,
};

const KNOWN_KINDS: Record<string, readonly string[]> = {
  v1: [
    'Binding',
    'ComponentStatus',
    'ConfigMap',
    'Endpoints',
    'Event',
    'LimitRange',
    'Namespace',
    'Node',
    'PersistentVolume',
    'PersistentVolumeClaim',
    'Pod',
    'PodTemplate',
    'ReplicationController',
    'ResourceQuota',
    'Secret',
    'Service',
    'ServiceAccount',
  ],
  'admissionregistration.k8s.io/v1': [
    'MutatingWebhookConfiguration',
    'ValidatingWebhookConfiguration',
  ],
  'admissionregistration.k8s.io/v1beta1': [
    'MutatingWebhookConfiguration',
    'ValidatingWebhookConfiguration',
  ],
  'apiextensions.k8s.io/v1': ['CustomResourceDefinition'],
  'apiextensions.k8s.io/v1beta1': ['CustomResourceDefinition'],
  'apiregistration.k8s.io/v1': ['APIService'],
  'apiregistration.k8s.io/v1beta1': ['APIService'],
  'apps/v1': ['ControllerRevision', 'DaemonSet', 'Deployment', 'ReplicaSet', 'StatefulSet'],
  'autoscaling/v1': ['HorizontalPodAutoscaler', 'Scale'],
  'autoscaling/v2beta1': ['HorizontalPodAutoscaler'],
  'autoscaling/v2beta2': ['HorizontalPodAutoscaler'],
  'batch/v1': ['CronJob', 'Job'],
  'batch/v1beta1': ['CronJob'],
  'certificates.k8s.io/v1': ['CertificateSigningRequest'],
  'certificates.k8s.io/v1beta1': ['CertificateSigningRequest'],
  'coordination.k8s.io/v1': ['Lease'],
  'coordination.k8s.io/v1beta1': ['Lease'],
  'discovery.k8s.io/v1': ['EndpointSlice'],
  'discovery.k8s.io/v1beta1': ['EndpointSlice'],
  'events.k8s.io/v1': ['Event'],
  'events.k8s.io/v1beta1': ['Event'],
  'extensions/v1beta1': ['Ingress'],
  'flowcontrol.apiserver.k8s.io/v1beta1': ['FlowSchema', 'PriorityLevelConfiguration'],
  'networking.k8s.io/v1': ['Ingress', 'IngressClass', 'NetworkPolicy'],
  'networking.k8s.io/v1beta1': ['Ingress', 'IngressClass'],
  'node.k8s.io/v1': ['RuntimeClass'],
  'node.k8s.io/v1beta1': ['RuntimeClass'],
  'policy/v1': ['PodDisruptionBudget'],
  'policy/v1beta1': ['Eviction', 'PodDisruptionBudget', 'PodSecurityPolicy'],
  'rbac.authorization.k8s.io/v1': ['ClusterRole', 'ClusterRoleBinding', 'Role', 'RoleBinding'],
  'rbac.authorization.k8s.io/v1beta1': ['ClusterRole', 'ClusterRoleBinding', 'Role', 'RoleBinding'],
  'scheduling.k8s.io/v1': ['PriorityClass'],
  'scheduling.k8s.io/v1beta1': ['PriorityClass'],
  'storage.k8s.io/v1': ['CSIDriver', 'CSINode', 'StorageClass', 'VolumeAttachment'],
  'storage.k8s.io/v1beta1': [
    'CSIDriver',
    'CSINode',
    'CSIStorageCapacity',
    'StorageClass',
    'VolumeAttachment',
  ],
};
