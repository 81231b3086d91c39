import { hit, quoted } from '../view/placed-object.ts';
import type { Lint } from '../lint.ts';

export const missingServiceAccount: Lint = {
  id: 'missing-service-account',
  severity: 'error',
  summary: 'A pod that runs as a ServiceAccount that is not in its namespace: it is refused.',
  remediation: 'Add the ServiceAccount, or correct `serviceAccountName`.',
  run: (view) =>
    view.pods.flatMap(({ owner, spec }) => {
      const name = spec.at('serviceAccountName');
      if (name.text === '' || name.text === 'default') return [];
      if (owner.namespace.find('ServiceAccount', name.text) !== undefined) return [];
      if (owner.namespace.mayMake(name.text)) return [];
      return [hit(owner, name, `there is no ServiceAccount ${quoted(name.text)} in the namespace`)];
    }),
};
