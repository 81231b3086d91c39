import { hit } from '../view/placed-object.ts';
import { describeContainer } from '../view/pod-template.ts';
import type { Lint } from '../lint.ts';

export const resourceRequests: Lint = {
  id: 'resource-requests',
  severity: 'warning',
  summary:
    'A container without requests for CPU or memory: the scheduler puts it anywhere, and it is the first to be evicted.',
  remediation: 'Set `resources.requests` of cpu and memory.',
  run: (view) =>
    view.pods.flatMap((pod) =>
      pod.containers.flatMap((container) => {
        const resources = container.at('resources');
        const missing = ['cpu', 'memory'].filter(
          (name) =>
            !pod.spec.at('resources', 'requests', name).isSet &&
            !resources.at('requests', name).isSet &&
            !resources.at('limits', name).isSet,
        );
        if (missing.length === 0) return [];
        return [
          hit(
            pod.owner,
            resources,
            `${describeContainer(container)} requests no ${missing.join(' and no ')}`,
          ),
        ];
      }),
    ),
};
