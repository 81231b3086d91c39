import { hit, quoted } from '../view/placed-object.ts';
import { configMapNames } from './pod-references.ts';
import type { Lint } from '../lint.ts';

export const missingConfigMap: Lint = {
  id: 'missing-config-map',
  severity: 'error',
  summary: 'A pod that needs a ConfigMap that is not in its namespace: it does not start.',
  remediation: 'Add the ConfigMap, correct the name, or mark the reference as `optional`.',
  run: (view) =>
    view.pods.flatMap((pod) =>
      configMapNames(pod)
        .filter(({ text }) => !MADE_BY_CLUSTER.has(text))
        .filter(({ text }) => pod.owner.namespace.find('ConfigMap', text) === undefined)
        .filter(({ text }) => !pod.owner.namespace.mayMake(text))
        .map((name) =>
          hit(pod.owner, name, `there is no ConfigMap ${quoted(name.text)} in the namespace`),
        ),
    ),
};

/** Kubernetes, OpenShift and Istio put these into every namespace. */
const MADE_BY_CLUSTER = new Set([
  'kube-root-ca.crt',
  'openshift-service-ca.crt',
  'istio-ca-root-cert',
]);
