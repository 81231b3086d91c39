import { hit, quoted } from '../view/placed-object.ts';
import { secretNames } from './pod-references.ts';
import { hasSecret } from './secret-names.ts';
import type { Lint } from '../lint.ts';

export const missingSecret: Lint = {
  id: 'missing-secret',
  severity: 'warning',
  summary:
    'A pod that needs a Secret that neither the build nor a template knows. Secrets do not belong into git, so it may be in the cluster all the same; if not, the pod does not start.',
  remediation:
    'Declare it in the template, add a SealedSecret or an ExternalSecret, or write in the annotation where it comes from.',
  run: (view) =>
    view.pods.flatMap((pod) =>
      secretNames(pod)
        .filter(({ text }) => !hasSecret(pod.owner.namespace, text))
        .map((name) => hit(pod.owner, name, `nothing makes the Secret ${quoted(name.text)}`)),
    ),
};
