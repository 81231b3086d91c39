import type { Field } from '../shared/field.ts';
import { checkLabelSelector } from '../shared/metadata/label-selector.ts';

// pkg/apis/rbac/validation/validation.go

export function checkRole(role: Field): void {
  for (const rule of role.at('rules').items()) {
    const urls = rule.at('nonResourceURLs');
    if (!urls.isEmpty) urls.invalid('namespaced rules cannot apply to non-resource URLs');
    checkPolicyRule(rule);
  }
}

export function checkClusterRole(role: Field): void {
  for (const rule of role.at('rules').items()) checkPolicyRule(rule);

  const aggregation = role.at('aggregationRule');
  if (!aggregation.isSet) return;
  const selectors = aggregation.at('clusterRoleSelectors');
  if (selectors.isEmpty) selectors.required('at least one clusterRoleSelector');
  for (const selector of selectors.items()) checkLabelSelector(selector);
}

function checkPolicyRule(rule: Field): void {
  if (rule.at('verbs').isEmpty) rule.at('verbs').required('verbs must contain at least one value');

  const urls = rule.at('nonResourceURLs');
  if (!urls.isEmpty) {
    if (RESOURCE_FIELDS.some((key) => !rule.at(key).isEmpty)) {
      urls.invalid('rules cannot apply to both regular resources and non-resource URLs');
    }
    return;
  }
  const groups = rule.at('apiGroups');
  if (groups.isEmpty) groups.required('resource rules must supply at least one api group');
  const resources = rule.at('resources');
  if (resources.isEmpty) resources.required('resource rules must supply at least one resource');
}

const RESOURCE_FIELDS = ['apiGroups', 'resources', 'resourceNames'];
