import { hit } from '../view/placed-object.ts';
import type { Lint } from '../lint.ts';

export const clusterAdmin: Lint = {
  id: 'cluster-admin',
  severity: 'warning',
  summary: 'A binding of the ClusterRole cluster-admin: who has it may do everything.',
  remediation: 'Bind a role with what is needed.',
  run: (view) =>
    ['RoleBinding', 'ClusterRoleBinding']
      .flatMap((kind) => view.ofKind(`${kind}.rbac.authorization.k8s.io`))
      .filter(({ root }) => root.at('roleRef', 'name').text === 'cluster-admin')
      .filter(({ root }) => root.at('roleRef', 'kind').text === 'ClusterRole')
      .map((binding) => hit(binding, binding.root.at('roleRef', 'name'), 'grants cluster-admin')),
};
