import {
  isJsonObject,
  ownValue,
  valueAt,
  type KubernetesObject,
} from '../../core/kubernetes/object.ts';
import { immutable, refusal, type ChangeRule } from './change-rule.ts';
import { KEEP_DEFINITION } from './remedies.ts';

const fixed = immutable(
  { path: ['spec', 'scope'], remedy: KEEP_DEFINITION },
  { path: ['spec', 'names', 'kind'], remedy: KEEP_DEFINITION },
);

/**
 * Scope and kind of an established definition stay, and so does the version in which its objects are
 * stored: https://kubernetes.io/docs/tasks/extend-kubernetes/custom-resources/custom-resource-definition-versioning/
 */
export const changedDefinition: ChangeRule = (before, after) => {
  const stored = versionsOf(before).find((version) => version['storage'] === true)?.['name'];
  const isGone = stored !== undefined && versionsOf(after).every(({ name }) => name !== stored);
  const message = `the version ${String(stored)} cannot be taken out: objects may be stored in it`;
  const remedy = `Serve it no longer, but keep it in the list until status.storedVersions no longer names it.`;
  return [
    ...fixed(before, after),
    ...(isGone ? [refusal(['spec', 'versions'], message, remedy)] : []),
  ];
};

function versionsOf(definition: KubernetesObject): { name?: unknown; storage?: unknown }[] {
  const versions = valueAt(definition, ['spec', 'versions']);
  if (!Array.isArray(versions)) return [];
  return versions.filter(isJsonObject).map((version) => ({
    name: ownValue(version, 'name'),
    storage: ownValue(version, 'storage'),
  }));
}
