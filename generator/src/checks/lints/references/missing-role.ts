import { hit, quoted } from '../view/placed-object.ts';
import type { Lint } from '../lint.ts';

export const missingRole: Lint = {
  id: 'missing-role',
  severity: 'error',
  summary: 'A RoleBinding of a Role that is not in its namespace: it grants nothing.',
  remediation: 'Add the Role, correct the name, or bind a ClusterRole.',
  run: (view) =>
    view.ofKind('RoleBinding.rbac.authorization.k8s.io').flatMap((binding) => {
      const name = binding.root.at('roleRef', 'name');
      if (binding.root.at('roleRef', 'kind').text !== 'Role' || name.text === '') return [];
      if (binding.namespace.find('Role.rbac.authorization.k8s.io', name.text)) return [];
      if (binding.namespace.mayMake(name.text)) return [];
      return [hit(binding, name, `there is no Role ${quoted(name.text)} in the namespace`)];
    }),
};
