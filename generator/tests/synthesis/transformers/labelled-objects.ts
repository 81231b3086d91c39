import fc from 'fast-check';
import type { KubernetesObject } from '../../../src/core/kubernetes/object.ts';

const pairs = fc.dictionary(
  fc.constantFrom('app', 'env', 'team', 'example.org/on'),
  fc.constantFrom('web', 'dev', 'a', 'true', '1', ''),
  { minKeys: 1, maxKeys: 3 },
);
/** Also what stands in few manifests: an empty map, and null. */
const odd = <T>(usual: fc.Arbitrary<T>): fc.Arbitrary<T | object | null> =>
  fc.oneof({ weight: 6, arbitrary: usual }, fc.constant({}), fc.constant(null));
const some = { requiredKeys: [] };

const metadata = odd(fc.record({ labels: odd(pairs), annotations: odd(pairs) }, some));
const selector = odd(fc.record({ matchLabels: odd(pairs), matchExpressions: odd(pairs) }, some));
const term = fc.record({ labelSelector: selector, topologyKey: fc.constant('zone') }, some);
const terms = odd(fc.array(odd(term), { maxLength: 2 }));
const weighted = odd(
  fc.array(odd(fc.record({ weight: fc.constant(1), podAffinityTerm: odd(term) }, some)), {
    maxLength: 2,
  }),
);
const affinity = odd(
  fc.record(
    {
      preferredDuringSchedulingIgnoredDuringExecution: weighted,
      requiredDuringSchedulingIgnoredDuringExecution: terms,
    },
    some,
  ),
);
const template = odd(
  fc.record(
    {
      metadata,
      spec: odd(
        fc.record(
          {
            affinity: odd(fc.record({ podAffinity: affinity, podAntiAffinity: affinity }, some)),
            topologySpreadConstraints: terms,
          },
          some,
        ),
      ),
    },
    some,
  ),
);
const peers = odd(
  fc.array(
    odd(
      fc.record(
        Object.fromEntries(
          ['from', 'to'].map((side) => [
            side,
            odd(fc.array(fc.record({ podSelector: selector, namespaceSelector: selector }, some))),
          ]),
        ),
        some,
      ),
    ),
    { maxLength: 2 },
  ),
);

/** Every place where labels and annotations can go, whether the kind has it or not. */
const spec = fc.record(
  {
    selector: fc.oneof(selector, pairs),
    podSelector: selector,
    ingress: peers,
    egress: peers,
    template,
    volumeClaimTemplates: odd(fc.array(odd(fc.record({ metadata }, some)), { maxLength: 2 })),
    jobTemplate: odd(
      fc.record({ metadata, spec: odd(fc.record({ selector, template }, some)) }, some),
    ),
  },
  some,
);

const KINDS = [
  ['v1', 'ConfigMap'],
  ['v1', 'Service'],
  ['v1', 'Pod'],
  ['v1', 'ReplicationController'],
  ['v2', 'ReplicationController'],
  ['apps/v1', 'Deployment'],
  ['apps/v1', 'ReplicaSet'],
  ['apps/v1', 'DaemonSet'],
  ['apps/v1', 'StatefulSet'],
  ['batch/v1', 'Job'],
  ['batch/v1', 'CronJob'],
  ['policy/v1', 'PodDisruptionBudget'],
  ['networking.k8s.io/v1', 'NetworkPolicy'],
  ['serving.knative.dev/v1', 'Service'],
  ['example.org/v1', 'Deployment'],
  ['example.org/v1', 'StatefulSet'],
  ['example.org/v1', 'Job'],
  ['example.org/v1', 'NetworkPolicy'],
] as const;

/** An object of any kind that carries labels, or of one that only looks like it. */
export const labelledObject: fc.Arbitrary<KubernetesObject> = fc
  .tuple(
    fc.constantFrom(...KINDS),
    fc.record({ labels: pairs, annotations: pairs }, some),
    fc.option(odd(spec), { nil: undefined }),
  )
  .map(
    ([[apiVersion, kind], meta, body]) =>
      ({
        apiVersion,
        kind,
        metadata: { name: 'a', ...meta },
        ...(body === undefined ? {} : { spec: body }),
      }) as unknown as KubernetesObject,
  );
