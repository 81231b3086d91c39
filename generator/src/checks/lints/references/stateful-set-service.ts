import { hit, quoted } from '../view/placed-object.ts';
import type { Lint } from '../lint.ts';

export const statefulSetService: Lint = {
  id: 'stateful-set-service',
  severity: 'warning',
  summary:
    'A StatefulSet whose `serviceName` is no Service of its namespace: its pods have no names in DNS.',
  remediation: 'Add a headless Service of that name, or correct `serviceName`.',
  run: (view) =>
    view.ofKind('StatefulSet.apps').flatMap((set) => {
      const name = set.root.at('spec', 'serviceName');
      if (name.text === '' || set.namespace.find('Service', name.text) !== undefined) return [];
      return [hit(set, name, `there is no Service ${quoted(name.text)} in the namespace`)];
    }),
};
