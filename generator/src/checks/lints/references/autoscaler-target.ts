import { hit, quoted } from '../view/placed-object.ts';
import type { Lint } from '../lint.ts';

export const autoscalerTarget: Lint = {
  id: 'autoscaler-target',
  severity: 'error',
  summary:
    'A HorizontalPodAutoscaler of a workload that is not in its namespace: it scales nothing.',
  remediation: 'Correct kind and name in `scaleTargetRef`.',
  run: (view) =>
    view.ofKind('HorizontalPodAutoscaler.autoscaling').flatMap((autoscaler) => {
      const target = autoscaler.root.at('spec', 'scaleTargetRef');
      const groupKind = SCALED.get(target.at('kind').text);
      const name = target.at('name');
      if (groupKind === undefined || name.text === '') return [];
      if (autoscaler.namespace.find(groupKind, name.text) !== undefined) return [];
      if (autoscaler.namespace.mayMake(name.text)) return [];
      const kind = target.at('kind').text;
      return [hit(autoscaler, name, `there is no ${kind} ${quoted(name.text)} in the namespace`)];
    }),
};

const SCALED: ReadonlyMap<string, string> = new Map([
  ['Deployment', 'Deployment.apps'],
  ['ReplicaSet', 'ReplicaSet.apps'],
  ['StatefulSet', 'StatefulSet.apps'],
  ['ReplicationController', 'ReplicationController'],
]);
