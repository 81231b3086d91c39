import { hit } from '../view/placed-object.ts';
import type { Lint } from '../lint.ts';

export const hostNamespaces: Lint = {
  id: 'host-namespaces',
  severity: 'warning',
  summary:
    'A pod in the network, process or IPC namespace of its node. Pod Security `baseline` refuses it.',
  remediation: 'Remove the field; a Service or an Ingress reaches the pod without it.',
  run: (view) =>
    view.pods.flatMap(({ owner, spec }) =>
      ['hostNetwork', 'hostPID', 'hostIPC']
        .map((key) => ({ key, field: spec.at(key) }))
        .filter(({ field }) => field.isTrue)
        .map(({ key, field }) => hit(owner, field, `the pod shares the node by ${key}`)),
    ),
};
