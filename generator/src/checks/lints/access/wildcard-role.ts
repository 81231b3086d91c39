import { hit } from '../view/placed-object.ts';
import type { Lint } from '../lint.ts';

export const wildcardRole: Lint = {
  id: 'wildcard-role',
  severity: 'warning',
  summary:
    'A Role or ClusterRole with `*` for resources or verbs: it grants what nobody has listed, and what comes with the next version.',
  remediation: 'List the resources and verbs that are needed.',
  run: (view) =>
    ['Role', 'ClusterRole']
      .flatMap((kind) => view.ofKind(`${kind}.rbac.authorization.k8s.io`))
      .flatMap((role) =>
        role.root
          .at('rules')
          .items()
          .flatMap((rule) => [rule.at('resources'), rule.at('verbs')])
          .flatMap((field) => field.items())
          .filter(({ text }) => text === '*')
          .map((star) =>
            hit(
              role,
              star,
              `the rule grants every ${star.path.includes('verbs') ? 'verb' : 'resource'}`,
            ),
          ),
      ),
};
