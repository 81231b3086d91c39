import type { Field } from '../shared/field.ts';
import { dnsSubdomain, pathSegment } from '../shared/formats/names.ts';

// pkg/apis/rbac/validation/validation.go. Empty API groups of roleRef, users and groups get the
// group of RBAC before (pkg/apis/rbac/v1/defaults.go).

export function checkRoleBinding(binding: Field): void {
  checkRoleRef(binding.at('roleRef'), ['Role', 'ClusterRole']);
  for (const subject of binding.at('subjects').items()) checkSubject(subject);
}

export function checkClusterRoleBinding(binding: Field): void {
  checkRoleRef(binding.at('roleRef'), ['ClusterRole']);
  for (const subject of binding.at('subjects').items()) {
    checkSubject(subject);
    const namespace = subject.at('namespace');
    if (subject.at('kind').text === 'ServiceAccount' && namespace.isEmpty) namespace.required();
  }
}

const RBAC_GROUP = 'rbac.authorization.k8s.io';

function checkRoleRef(roleRef: Field, kinds: readonly string[]): void {
  roleRef.at('apiGroup').oneOf([RBAC_GROUP]);
  const kind = roleRef.at('kind');
  if (!kinds.includes(kind.text)) kind.unsupported(kinds);
  roleRef.at('name').requires(pathSegment);
}

function checkSubject(subject: Field): void {
  const kind = subject.at('kind');
  const group = subject.at('apiGroup');
  const name = subject.at('name');
  switch (kind.text) {
    case 'ServiceAccount':
      name.requires(dnsSubdomain);
      group.oneOf(['']);
      break;
    case 'User':
    case 'Group':
      name.requires();
      group.oneOf([RBAC_GROUP]);
      break;
    default:
      name.requires();
      kind.unsupported(['ServiceAccount', 'User', 'Group']);
  }
}
