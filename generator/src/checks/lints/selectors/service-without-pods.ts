import { hasLabels, labelsOf } from '../../rules/shared/metadata/label-selector.ts';
import { hit } from '../view/placed-object.ts';
import type { Lint } from '../lint.ts';

export const serviceWithoutPods: Lint = {
  id: 'service-without-pods',
  severity: 'error',
  summary: 'A Service whose selector no pod of its namespace has: it answers nobody.',
  remediation: 'Make the selector equal to labels of the pod template that it is for.',
  run: (view) =>
    view.ofKind('Service').flatMap((service) => {
      const selector = service.root.at('spec', 'selector');
      const wanted = labelsOf(selector);
      const { namespace } = service;
      if (wanted.size === 0 || service.root.at('spec', 'type').text === 'ExternalName') return [];
      if (namespace.podsWith((labels) => hasLabels(labels, wanted)).length > 0) return [];
      if (namespace.mayMakePods(wanted.values())) return [];
      return [hit(service, selector, `no pod in the namespace has the labels ${describe(wanted)}`)];
    }),
};

function describe(labels: ReadonlyMap<string, string>): string {
  return [...labels].map(([key, value]) => JSON.stringify(`${key}=${value}`)).join(', ');
}
