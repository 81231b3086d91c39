import fc from 'fast-check';
import { objectId, type KubernetesObject } from '../../../src/core/kubernetes/object.ts';

const NAMESPACES = ['one', 'two', 'default', '123'] as const;
const name = fc.constantFrom('web', 'api', 'default', '123');
const namespace = fc.constantFrom(...NAMESPACES);
const some = { requiredKeys: [] };

const RBAC = 'rbac.authorization.k8s.io/v1';

/** What a subject, or the service of a webhook, gives as its namespace. */
const place = fc.record({ namespace }, some);

const subjects = fc.array(
  fc
    .tuple(fc.constantFrom('ServiceAccount', 'User', 'Group'), name, place)
    .map(([kind, own, where]) => ({ kind, name: own, ...where })),
  { maxLength: 3 },
);
const service = fc
  .tuple(name, fc.oneof({ weight: 5, arbitrary: place }, fc.constant({ namespace: null })))
  .map(([own, where]) => ({ name: own, ...where }));

const body = fc.record(
  {
    subjects: fc.oneof({ weight: 5, arbitrary: subjects }, fc.constant(null)),
    webhooks: fc.array(
      service.map((target) => ({ clientConfig: { service: target } })),
      { maxLength: 2 },
    ),
    spec: fc.record(
      {
        service,
        conversion: fc.record({
          webhook: fc.record({ clientConfig: fc.record({ service }, some) }),
        }),
        configSource: fc.record({ configMap: service }),
      },
      some,
    ),
  },
  some,
);

const KINDS = [
  ['v1', 'Namespace'],
  ['v1', 'ConfigMap'],
  ['v1', 'Service'],
  ['v1', 'ServiceAccount'],
  ['v1', 'Node'],
  ['v1', 'PersistentVolume'],
  ['serving.knative.dev/v1', 'Service'],
  [RBAC, 'Role'],
  [RBAC, 'RoleBinding'],
  [RBAC, 'ClusterRoleBinding'],
  ['rbac.authorization.k8s.io/v1alpha1', 'ClusterRoleBinding'],
  ['authorization.openshift.io/v1', 'RoleBinding'],
  ['authorization.openshift.io/v1', 'ClusterRoleBinding'],
  ['apiregistration.k8s.io/v1', 'APIService'],
  ['example.org/v1', 'APIService'],
  ['apiextensions.k8s.io/v1', 'CustomResourceDefinition'],
  ['admissionregistration.k8s.io/v1', 'ValidatingWebhookConfiguration'],
  ['admissionregistration.k8s.io/v1', 'ValidatingAdmissionPolicy'],
  ['flowcontrol.apiserver.k8s.io/v1', 'FlowSchema'],
  ['policy/v1beta1', 'PodSecurityPolicy'],
  ['example.org/v1', 'Namespace'],
  ['example.org/v1', 'Zone'],
] as const;

const object = fc
  .tuple(
    fc.constantFrom(...KINDS),
    fc.oneof({ weight: 8, arbitrary: name }, namespace, fc.constant('a,b')),
    fc.oneof({ weight: 3, arbitrary: fc.constant('one') }, namespace, fc.constant(undefined)),
    body,
  )
  .map(([[apiVersion, kind], own, space, rest]) => ({
    apiVersion,
    kind,
    metadata: { name: own, ...(space === undefined ? {} : { namespace: space }) },
    ...rest,
  }));

/** Objects of one build with everything that `namespace:` changes, in several namespaces. */
export const namespacedObjects: fc.Arbitrary<KubernetesObject[]> = fc.uniqueArray(object, {
  // Kustomize takes no namespace for `default`, and that of cluster-scoped kinds for none.
  selector: (item) => objectId({ ...item, metadata: { name: item.metadata.name } }),
  minLength: 2,
  maxLength: 14,
});
