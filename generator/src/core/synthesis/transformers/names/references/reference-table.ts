import type { FieldSpec } from '../../field-specs/field-spec.ts';

/** What a reference points to; a part that is not given may be anything. */
export interface Target {
  kind: string;
  group?: string;
  version?: string;
}

/** A kind of object, and the fields that name one. */
export interface Reference {
  target: Target;
  fields: readonly FieldSpec[];
}

const RBAC = 'rbac.authorization.k8s.io';
const ADMISSION = 'admissionregistration.k8s.io';

const PODS: Readonly<Record<string, string>> = {
  Pod: 'spec',
  PodTemplate: 'template/spec',
  Deployment: 'spec/template/spec',
  ReplicaSet: 'spec/template/spec',
  DaemonSet: 'spec/template/spec',
  StatefulSet: 'spec/template/spec',
  ReplicationController: 'spec/template/spec',
  Job: 'spec/template/spec',
  CronJob: 'spec/jobTemplate/spec/template/spec',
};

/** The two lists of kinds with pods that the configuration has; each lacks what the other has. */
const WITHOUT_CONTROLLER = Object.keys(PODS).filter((kind) => kind !== 'ReplicationController');
const WITHOUT_REPLICA_SET = Object.keys(PODS).filter(
  (kind) => kind !== 'PodTemplate' && kind !== 'ReplicaSet',
);

/**
 * Kustomize's built-in configuration, the same in 5.5.0 and 5.8.1
 * (kustomize api/internal/konfig/builtinpluginconsts/namereference.go), in the order in which the
 * targets are tried: that of `Gvk.IsLessThan` (kustomize kyaml/resid/gvk.go). Left out is IngressClass,
 * whose group is written so that it matches nothing.
 */
export const REFERENCES: readonly Reference[] = [
  {
    target: { kind: 'StorageClass', group: 'storage.k8s.io', version: 'v1' },
    fields: [
      { kind: 'PersistentVolume', path: 'spec/storageClassName' },
      { kind: 'PersistentVolumeClaim', path: 'spec/storageClassName' },
      { kind: 'StatefulSet', path: 'spec/volumeClaimTemplates/spec/storageClassName' },
    ],
  },
  {
    target: { kind: 'ServiceAccount', version: 'v1' },
    fields: [
      { kind: 'RoleBinding', group: RBAC, path: 'subjects' },
      { kind: 'ClusterRoleBinding', group: RBAC, path: 'subjects' },
      ...inPods(WITHOUT_REPLICA_SET, ['serviceAccountName']),
    ],
  },
  {
    target: { kind: 'Role', group: RBAC },
    fields: [{ kind: 'RoleBinding', group: RBAC, path: 'roleRef/name' }],
  },
  {
    target: { kind: 'ClusterRole', group: RBAC },
    fields: [
      { kind: 'RoleBinding', group: RBAC, path: 'roleRef/name' },
      { kind: 'ClusterRoleBinding', group: RBAC, path: 'roleRef/name' },
    ],
  },
  {
    target: { kind: 'ConfigMap', version: 'v1' },
    fields: [
      ...inPods(
        WITHOUT_CONTROLLER,
        [
          'volumes/configMap/name',
          'containers/env/valueFrom/configMapKeyRef/name',
          'initContainers/env/valueFrom/configMapKeyRef/name',
          'containers/envFrom/configMapRef/name',
          'initContainers/envFrom/configMapRef/name',
          'volumes/projected/sources/configMap/name',
        ],
        { Pod: 'v1' },
      ),
      { kind: 'Node', path: 'spec/configSource/configMap' },
      { kind: 'Role', path: 'rules/resourceNames' },
      { kind: 'ClusterRole', path: 'rules/resourceNames' },
      {
        kind: 'Ingress',
        path: 'metadata/annotations/nginx.ingress.kubernetes.io\\/fastcgi-params-configmap',
      },
    ],
  },
  {
    target: { kind: 'Secret', version: 'v1' },
    fields: [
      ...inPods(
        WITHOUT_CONTROLLER,
        [
          'volumes/secret/secretName',
          'containers/env/valueFrom/secretKeyRef/name',
          'initContainers/env/valueFrom/secretKeyRef/name',
          'containers/envFrom/secretRef/name',
          'initContainers/envFrom/secretRef/name',
          'imagePullSecrets/name',
          'volumes/projected/sources/secret/name',
        ],
        { Pod: 'v1' },
      ),
      // Twice, as in the configuration: a name that became another Secret's is changed once more.
      { kind: 'Ingress', path: 'spec/tls/secretName' },
      { kind: 'Ingress', path: 'spec/tls/secretName' },
      { kind: 'Ingress', path: 'metadata/annotations/ingress.kubernetes.io\\/auth-secret' },
      { kind: 'Ingress', path: 'metadata/annotations/nginx.ingress.kubernetes.io\\/auth-secret' },
      {
        kind: 'Ingress',
        path: 'metadata/annotations/nginx.ingress.kubernetes.io\\/auth-tls-secret',
      },
      { kind: 'ServiceAccount', path: 'imagePullSecrets/name' },
      ...['secretName', 'adminSecretName', 'userSecretName', 'secretRef'].map((parameter) => ({
        kind: 'StorageClass',
        path: `parameters/${parameter}`,
      })),
      { kind: 'Role', path: 'rules/resourceNames' },
      { kind: 'ClusterRole', path: 'rules/resourceNames' },
      {
        kind: 'Service',
        group: 'serving.knative.dev',
        version: 'v1',
        path: 'spec/template/spec/containers/env/valueFrom/secretKeyRef/name',
      },
      { kind: 'PersistentVolume', path: 'spec/azureFile/secretName' },
    ],
  },
  {
    target: { kind: 'Service', version: 'v1' },
    fields: [
      { kind: 'StatefulSet', group: 'apps', path: 'spec/serviceName' },
      { kind: 'Ingress', path: 'spec/rules/http/paths/backend/serviceName' },
      { kind: 'Ingress', path: 'spec/backend/serviceName' },
      { kind: 'Ingress', path: 'spec/rules/http/paths/backend/service/name' },
      { kind: 'Ingress', path: 'spec/defaultBackend/service/name' },
      { kind: 'APIService', group: 'apiregistration.k8s.io', path: 'spec/service/name' },
      {
        kind: 'ValidatingWebhookConfiguration',
        group: ADMISSION,
        path: 'webhooks/clientConfig/service',
      },
      {
        kind: 'MutatingWebhookConfiguration',
        group: ADMISSION,
        path: 'webhooks/clientConfig/service',
      },
    ],
  },
  {
    target: { kind: 'PriorityClass', group: 'scheduling.k8s.io', version: 'v1' },
    fields: inPods(WITHOUT_REPLICA_SET, ['priorityClassName']),
  },
  {
    target: { kind: 'PersistentVolume', version: 'v1' },
    fields: [
      { kind: 'PersistentVolumeClaim', path: 'spec/volumeName' },
      { kind: 'ClusterRole', path: 'rules/resourceNames' },
    ],
  },
  {
    target: { kind: 'PersistentVolumeClaim', version: 'v1' },
    fields: inPods(WITHOUT_REPLICA_SET, ['volumes/persistentVolumeClaim/claimName']),
  },
  // The autoscaler's own `kind` is not looked at.
  ...['Deployment', 'StatefulSet', 'ReplicaSet', 'ReplicationController'].map((kind) => ({
    target: { kind },
    fields: [{ kind: 'HorizontalPodAutoscaler', path: 'spec/scaleTargetRef/name' }],
  })),
  {
    target: { kind: 'ValidatingAdmissionPolicy', group: ADMISSION },
    fields: [
      { kind: 'ValidatingAdmissionPolicyBinding', group: ADMISSION, path: 'spec/policyName' },
    ],
  },
];

function inPods(
  kinds: readonly string[],
  paths: readonly string[],
  versions: Readonly<Record<string, string>> = {},
): FieldSpec[] {
  return kinds.flatMap((kind) => {
    const version = versions[kind];
    return paths.map((path) => ({
      kind,
      ...(version === undefined ? {} : { version }),
      path: `${PODS[kind] ?? 'spec'}/${path}`,
    }));
  });
}
