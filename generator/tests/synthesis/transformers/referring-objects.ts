import fc from 'fast-check';
import { isClusterScoped } from '../../../src/core/kubernetes/scope.ts';
import { objectId, type Json, type KubernetesObject } from '../../../src/core/kubernetes/object.ts';

// Names that are each other's with a prefix `p-` or a suffix `-s`, so that references can be mistaken.
const name = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom('a', 'b') },
  fc.constantFrom('p-a', 'a-s', 'p-a-s', 'd.e', 'default'),
);
const namespace = fc.oneof(fc.constant(undefined), fc.constantFrom('default', 'one'));

const RBAC = 'rbac.authorization.k8s.io';
const ADMISSION = 'admissionregistration.k8s.io/v1';

/** Kinds that others refer to, one of an unusual version and some of other groups among them. */
const REFERRED = [
  ['v1', 'ConfigMap'],
  ['v1', 'Secret'],
  ['v1', 'Service'],
  ['v1', 'ServiceAccount'],
  ['v1', 'PersistentVolumeClaim'],
  ['v1', 'PersistentVolume'],
  ['v2', 'ConfigMap'],
  ['example.org/v1', 'Service'],
  ['example.org/v1', 'Deployment'],
  ['apps/v1', 'Deployment'],
  ['apps/v1', 'StatefulSet'],
  [`${RBAC}/v1`, 'Role'],
  [`${RBAC}/v1`, 'ClusterRole'],
  [`${RBAC}/v1alpha1`, 'ClusterRole'],
  ['storage.k8s.io/v1', 'StorageClass'],
  ['scheduling.k8s.io/v1', 'PriorityClass'],
  ['networking.k8s.io/v1', 'IngressClass'],
  [ADMISSION, 'ValidatingAdmissionPolicy'],
  ['v1', 'Namespace'],
  ['apiextensions.k8s.io/v1', 'CustomResourceDefinition'],
] as const;

const referred = fc
  .tuple(fc.constantFrom(...REFERRED), name, namespace)
  .map(([[apiVersion, kind], own, space]) => object(apiVersion, kind, own, space, {}));

const named = fc.record({ name });
const maybe = { requiredKeys: [] };
const list = <T>(item: fc.Arbitrary<T>): fc.Arbitrary<T[]> => fc.array(item, { maxLength: 2 });

const container = fc.record(
  {
    env: list(
      fc.record({
        valueFrom: fc.oneof(
          fc.record({ configMapKeyRef: named }),
          fc.record({ secretKeyRef: named }),
          fc.constant(null),
        ),
      }),
    ),
    envFrom: list(fc.oneof(fc.record({ configMapRef: named }), fc.record({ secretRef: named }))),
  },
  maybe,
);

const volume = fc.oneof(
  fc.record({ configMap: named }),
  fc.record({ secret: fc.record({ secretName: name }) }),
  fc.record({ persistentVolumeClaim: fc.record({ claimName: name }) }),
  fc.record({
    projected: fc.record({
      sources: list(fc.oneof(fc.record({ configMap: named }), fc.record({ secret: named }))),
    }),
  }),
);

/** Every reference that a pod can hold. */
const podSpec = fc.record(
  {
    containers: list(container),
    initContainers: list(container),
    volumes: list(volume),
    imagePullSecrets: list(named),
    serviceAccountName: name,
    priorityClassName: name,
  },
  maybe,
);

const PODS = [
  ['v1', 'Pod'],
  ['v1', 'PodTemplate'],
  ['v1', 'ReplicationController'],
  ['apps/v1', 'Deployment'],
  ['apps/v1', 'ReplicaSet'],
  ['apps/v1', 'DaemonSet'],
  ['apps/v1', 'StatefulSet'],
  ['batch/v1', 'Job'],
  ['batch/v1', 'CronJob'],
  ['serving.knative.dev/v1', 'Service'],
  ['example.org/v1', 'Workload'],
] as const;

const workload = fc
  .tuple(fc.constantFrom(...PODS), name, namespace, podSpec)
  .map(([[apiVersion, kind], own, space, spec]) =>
    object(apiVersion, kind, own, space, podsOf(kind, spec as Json)),
  );

function podsOf(kind: string, spec: Json): object {
  const template = { template: { spec } };
  if (kind === 'Pod') return { spec };
  if (kind === 'PodTemplate') return template;
  return { spec: kind === 'CronJob' ? { jobTemplate: { spec: template } } : template };
}

const subject = fc.record(
  {
    kind: fc.constantFrom('ServiceAccount', 'Group'),
    name,
    namespace: fc.constantFrom('default', 'one', 'far'),
  },
  { requiredKeys: ['kind', 'name'] },
);
const binding = fc.record({
  roleRef: fc.record(
    { apiGroup: fc.constantFrom(RBAC, ''), kind: fc.constantFrom('Role', 'ClusterRole'), name },
    { requiredKeys: ['name'] },
  ),
  subjects: list(subject),
});
const rules = fc.record({ rules: list(fc.record({ resourceNames: list(name) }, maybe)) });
const service = fc.record(
  { name, namespace: fc.constantFrom('default', 'one', 'far') },
  { requiredKeys: ['name'] },
);
const webhooks = fc.record({
  webhooks: list(fc.record({ clientConfig: fc.record({ service }, maybe) })),
});
const ingress = fc.record({
  spec: fc.record(
    {
      ingressClassName: name,
      defaultBackend: fc.record({ service: named }),
      rules: list(
        fc.record({
          http: fc.record({ paths: list(fc.record({ backend: fc.record({ service: named }) })) }),
        }),
      ),
      tls: list(fc.record({ secretName: name }, maybe)),
    },
    maybe,
  ),
});

const other = fc.oneof(
  of(`${RBAC}/v1`, 'RoleBinding', binding),
  of(`${RBAC}/v1`, 'ClusterRoleBinding', binding),
  of(`${RBAC}/v1`, 'Role', rules),
  of(`${RBAC}/v1`, 'ClusterRole', rules),
  of(ADMISSION, 'ValidatingWebhookConfiguration', webhooks),
  of(ADMISSION, 'MutatingWebhookConfiguration', webhooks),
  of('apiregistration.k8s.io/v1', 'APIService', fc.record({ spec: fc.record({ service }) })),
  of('networking.k8s.io/v1', 'Ingress', ingress),
  of(
    'autoscaling/v2',
    'HorizontalPodAutoscaler',
    fc.record({
      spec: fc.record({ scaleTargetRef: fc.record({ kind: fc.constant('Deployment'), name }) }),
    }),
  ),
  of(
    'v1',
    'PersistentVolumeClaim',
    fc.record({ spec: fc.record({ storageClassName: name, volumeName: name }, maybe) }),
  ),
  of(
    'v1',
    'PersistentVolume',
    fc.record({
      spec: fc.record(
        { storageClassName: name, azureFile: fc.record({ secretName: name }), claimRef: named },
        maybe,
      ),
    }),
  ),
  of('v1', 'ServiceAccount', fc.record({ imagePullSecrets: list(named), secrets: list(named) })),
  of(
    'storage.k8s.io/v1',
    'StorageClass',
    fc.record({ parameters: fc.record({ secretRef: name }) }),
  ),
  of(
    'v1',
    'Node',
    fc.record({ spec: fc.record({ configSource: fc.record({ configMap: service }) }) }),
  ),
  of(
    'apps/v1',
    'StatefulSet',
    fc.record({
      spec: fc.record({
        serviceName: name,
        volumeClaimTemplates: list(
          fc.record({ metadata: named, spec: fc.record({ storageClassName: name }) }),
        ),
      }),
    }),
  ),
  of(
    ADMISSION,
    'ValidatingAdmissionPolicyBinding',
    fc.record({ spec: fc.record({ policyName: name }) }),
  ),
);

/** The objects of one build, most of which refer to others. */
export const referringObjects: fc.Arbitrary<KubernetesObject[]> = fc.uniqueArray(
  fc.oneof({ weight: 2, arbitrary: referred }, workload, other),
  { selector: idInKustomize, minLength: 12, maxLength: 24 },
);

/** Kustomize takes no namespace for `default`, and ignores that of cluster-scoped kinds. */
function idInKustomize(item: KubernetesObject): string {
  const { namespace: space, ...metadata } = item.metadata;
  const isBare = space === 'default' || isClusterScoped(item);
  return objectId({ ...item, metadata: isBare ? metadata : item.metadata });
}

function of(
  apiVersion: string,
  kind: string,
  body: fc.Arbitrary<object>,
): fc.Arbitrary<KubernetesObject> {
  return fc
    .tuple(name, namespace, body)
    .map(([own, space, rest]) => object(apiVersion, kind, own, space, rest));
}

function object(
  apiVersion: string,
  kind: string,
  own: string,
  space: string | undefined,
  body: object,
): KubernetesObject {
  const metadata = { name: own, ...(space === undefined ? {} : { namespace: space }) };
  return { apiVersion, kind, metadata, ...body };
}
