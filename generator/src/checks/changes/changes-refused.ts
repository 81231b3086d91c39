import { groupKindOf, valueAt, type KubernetesObject } from '../../core/kubernetes/object.ts';
import type { Finding } from '../finding.ts';
import { CHANGE_RULES } from './registry.ts';

/**
 * What the API server refuses in the update of an object that stands as it was written before. Both
 * are the same object: kind, namespace and name. An object that Argo CD is to delete and create anew
 * is not updated.
 */
export function changesRefused(before: KubernetesObject, after: KubernetesObject): Finding[] {
  const groupKind = groupKindOf(after);
  if (!Object.hasOwn(CHANGE_RULES, groupKind) || isRecreated(after)) return [];
  return CHANGE_RULES[groupKind]?.(before, after) ?? [];
}

/** Both options: `Force` deletes and creates only together with `Replace`. */
function isRecreated(object: KubernetesObject): boolean {
  const options = valueAt(object, ['metadata', 'annotations', SYNC_OPTIONS]);
  if (typeof options !== 'string') return false;
  const set = new Set(options.split(',').map((option) => option.trim()));
  return set.has('Force=true') && set.has('Replace=true');
}

const SYNC_OPTIONS = 'argocd.argoproj.io/sync-options';
