import fc from 'fast-check';
import {
  objectId,
  type Json,
  type JsonObject,
  type KubernetesObject,
} from '../../../src/core/kubernetes/object.ts';
import {
  annotations,
  ingress,
  key,
  labels,
  scalar,
  servicePorts,
  text,
  value,
  workload,
} from '../../synthesis/arbitraries.ts';

const RBAC = 'rbac.authorization.k8s.io/v1';

/** A few names, so that objects meet and refer to each other. */
const name = fc.constantFrom('web', 'api', 'web-db', 'dev', 'a.b', 'default');
const namespace = fc.oneof(
  { weight: 6, arbitrary: fc.constant(MAIN()) },
  fc.constantFrom('other', undefined),
);

/** Stands for the namespace of the environment. */
function MAIN(): string {
  return 'main';
}

/** Anything, with what patches are bad at: nulls, big integers, empty maps and lists. */
const odd: fc.Arbitrary<Json> = fc.oneof(
  { weight: 4, arbitrary: value },
  fc.constantFrom<Json>(null, 9007199254740993n, -9223372036854775808n, {}, [], [{}], [null]),
  fc.dictionary(key, fc.constantFrom<Json>(null, {}, []), { maxKeys: 2 }),
);

const body = fc.dictionary(key, odd, { maxKeys: 3 });
const named = fc.record({ name });
const maybe = { requiredKeys: [] };
const list = <T>(item: fc.Arbitrary<T>): fc.Arbitrary<T[]> => fc.array(item, { maxLength: 3 });

/** Names and ports may repeat. */
const container = fc.record(
  {
    name: fc.constantFrom('app', 'sidecar'),
    image: fc.constantFrom('nginx:1', 'nginx:2', 'registry:5000/a/b:1', 'nginx@sha256:abcd', 'c'),
    env: list(
      fc.oneof(
        fc.record({ name: fc.constantFrom('A', 'B', 'C'), value: text }),
        fc.record({
          name: fc.constantFrom('A', 'B'),
          valueFrom: fc.record({ configMapKeyRef: fc.record({ name, key: fc.constant('k') }) }),
        }),
      ),
    ),
    envFrom: list(fc.oneof(fc.record({ configMapRef: named }), fc.record({ secretRef: named }))),
    ports: list(
      fc.record(
        { containerPort: fc.constantFrom(80, 53), protocol: fc.constantFrom('TCP', 'UDP') },
        { requiredKeys: ['containerPort'] },
      ),
    ),
    resources: odd,
  },
  { requiredKeys: ['name', 'image'] },
);
const podSpec = fc.record(
  {
    containers: fc.uniqueArray(container, { selector: (item) => item.name, maxLength: 2 }),
    serviceAccountName: name,
    volumes: list(fc.record({ name: fc.constantFrom('a', 'b'), configMap: named })),
    imagePullSecrets: list(named),
    tolerations: odd,
  },
  { requiredKeys: ['containers'] },
);
const pods = fc.record(
  {
    replicas: fc.integer({ min: 0, max: 9 }),
    selector: fc.record({ matchLabels: labels }),
    template: fc.record(
      { metadata: fc.record({ labels, annotations }, maybe), spec: podSpec },
      { requiredKeys: ['spec'] },
    ),
  },
  { requiredKeys: ['template'] },
);

const data = fc.dictionary(fc.constantFrom('MODE', 'app.conf', 'on', '12', 'a.b'), text, {
  maxKeys: 4,
});
const subjects = list(
  fc.record(
    {
      kind: fc.constantFrom('ServiceAccount', 'User', 'Group'),
      name,
      namespace: fc.constantFrom('main', 'other', 'default'),
    },
    { requiredKeys: ['kind', 'name'] },
  ),
);
const binding = fc.record(
  {
    roleRef: fc.record({
      apiGroup: fc.constant('rbac.authorization.k8s.io'),
      kind: fc.constantFrom('Role', 'ClusterRole'),
      name,
    }),
    subjects,
  },
  { requiredKeys: ['roleRef'] },
);
const rules = fc.record({
  rules: list(fc.record({ verbs: list(fc.constantFrom('get', 'list', '*')), resources: odd })),
});
const widget = fc.record({ spec: body, data: odd }, maybe);

/** Kinds with their bodies; those of the cluster have no namespace of their own. */
const KINDS: readonly [string, string, fc.Arbitrary<object>, ('cluster' | 'own')?][] = [
  ['apps/v1', 'Deployment', fc.record({ spec: fc.oneof(pods, workload) })],
  ['apps/v1', 'Deployment', fc.record({ spec: fc.oneof(pods, workload) })],
  ['apps/v1', 'StatefulSet', fc.record({ spec: pods })],
  ['apps/v1', 'DaemonSet', fc.record({ spec: pods })],
  [
    'batch/v1',
    'CronJob',
    fc.record({ spec: fc.record({ jobTemplate: fc.record({ spec: pods }) }) }),
  ],
  ['v1', 'Service', fc.record({ spec: fc.record({ ports: servicePorts(), selector: labels }) })],
  ['v1', 'ConfigMap', fc.record({ data, binaryData: fc.constant({ b: 'aGk=' }) }, maybe)],
  ['v1', 'ConfigMap', fc.record({ data })],
  [
    'v1',
    'ServiceAccount',
    fc.record({ secrets: list(named), imagePullSecrets: list(named) }, maybe),
  ],
  ['v1', 'PersistentVolumeClaim', fc.record({ spec: body })],
  ['v1', 'PersistentVolume', fc.record({ spec: fc.record({ claimRef: named }, maybe) }), 'cluster'],
  ['v1', 'Namespace', fc.record({ status: body }, maybe), 'own'],
  ['networking.k8s.io/v1', 'Ingress', fc.record({ spec: ingress })],
  ['autoscaling/v2', 'HorizontalPodAutoscaler', fc.record({ spec: body })],
  ['policy/v1', 'PodDisruptionBudget', fc.record({ spec: fc.record({ selector: odd }) })],
  ['serving.knative.dev/v1', 'Service', fc.record({ spec: fc.oneof(pods, body) })],
  [RBAC, 'Role', rules],
  [RBAC, 'RoleBinding', binding],
  [RBAC, 'ClusterRole', rules, 'cluster'],
  [RBAC, 'ClusterRoleBinding', binding, 'cluster'],
  ['example.org/v1', 'Widget', widget],
  ['example.org/v1', 'Widget', widget],
  ['example.org/v1', 'ClusterWidget', widget, 'cluster'],
  ['example.org/v1', 'Deployment', fc.record({ spec: fc.oneof(pods, fc.dictionary(key, scalar)) })],
];

const object: fc.Arbitrary<KubernetesObject> = fc
  .constantFrom(...KINDS)
  .chain(([apiVersion, kind, body, scope]) =>
    fc
      .tuple(
        fc.record({ labels, annotations }, maybe),
        scope === 'own' ? fc.constant(MAIN()) : name,
        scope === undefined ? namespace : fc.constant(undefined),
        body,
      )
      .map(([metadata, own, space, rest]): KubernetesObject => ({
        apiVersion,
        kind,
        metadata: {
          name: own,
          ...(space === undefined ? {} : { namespace: space }),
          ...metadata,
        },
        ...(rest as JsonObject),
      })),
  );

/** The objects that the environments of an app start from, in the namespace `main` where not elsewhere. */
export const appObjects: fc.Arbitrary<KubernetesObject[]> = fc.uniqueArray(object, {
  selector: objectId,
  minLength: 1,
  maxLength: 9,
});
