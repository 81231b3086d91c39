import { hit, quoted } from '../view/placed-object.ts';
import { describeContainer } from '../view/pod-template.ts';
import type { Lint } from '../lint.ts';

export const duplicateEnv: Lint = {
  id: 'duplicate-env',
  severity: 'warning',
  summary:
    'A variable that one container has twice: the last one counts, and server-side apply refuses the object.',
  remediation: 'Remove one of them.',
  run: (view) =>
    view.pods.flatMap((pod) =>
      pod.containers.flatMap((container) => {
        const names = container
          .at('env')
          .items()
          .map((entry) => entry.at('name'));
        return names
          .filter(({ text }, index) => names.findIndex((name) => name.text === text) !== index)
          .map((name) =>
            hit(pod.owner, name, `${describeContainer(container)} has ${quoted(name.text)} twice`),
          );
      }),
    ),
};
