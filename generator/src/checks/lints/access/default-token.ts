import { hit } from '../view/placed-object.ts';
import type { Lint } from '../lint.ts';

export const defaultToken: Lint = {
  id: 'default-token',
  severity: 'warning',
  summary:
    'A pod that gets a token of the ServiceAccount `default`, which any right that is granted to it later then reaches.',
  remediation:
    'Set `automountServiceAccountToken: false`, or give the pod a ServiceAccount of its own.',
  run: (view) =>
    view.pods
      .filter(({ spec }) => spec.at('automountServiceAccountToken').value !== false)
      .filter(({ spec }) => ['', 'default'].includes(spec.at('serviceAccountName').text))
      .filter(({ spec }) => ['', 'default'].includes(spec.at('serviceAccount').text))
      .filter(({ owner }) => {
        const account = owner.namespace.find('ServiceAccount', 'default');
        return account?.root.at('automountServiceAccountToken').value !== false;
      })
      .map(({ owner, spec }) =>
        hit(
          owner,
          spec.at('automountServiceAccountToken'),
          'the pod gets a token of the ServiceAccount default',
        ),
      ),
};
