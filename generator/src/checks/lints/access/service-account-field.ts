import { hit } from '../view/placed-object.ts';
import type { Lint } from '../lint.ts';

export const serviceAccountField: Lint = {
  id: 'service-account-field',
  severity: 'warning',
  summary: 'A pod that names its ServiceAccount by the deprecated field `serviceAccount`.',
  remediation: 'Write `serviceAccountName`.',
  run: (view) =>
    view.pods
      .filter(({ spec }) => spec.at('serviceAccount').text !== '')
      .filter(({ spec }) => spec.at('serviceAccountName').text === '')
      .map(({ owner, spec }) =>
        hit(owner, spec.at('serviceAccount'), 'the field serviceAccount is deprecated'),
      ),
};
