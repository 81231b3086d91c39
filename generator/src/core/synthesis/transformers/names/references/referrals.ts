import {
  groupOf,
  isJsonObject,
  namespaceOf,
  ownValue,
  type Json,
  type JsonObject,
  type KubernetesObject,
} from '../../../../kubernetes/object.ts';
import type { Field } from '../../field-specs/field-spec.ts';
import { effectiveNamespace, isKnownClusterScoped } from './cluster-scoped.ts';
import type { ReferenceSpec } from './reference-fields.ts';
import type { Target } from './reference-table.ts';
import type { Renaming } from '../renaming.ts';

/** One name that a field holds, and who asks. */
export interface Question {
  referrer: Renaming;
  field: Field<ReferenceSpec>;
  target: Target;
  name: string;
  /** The map that the name stands in, where the field is a map with a namespace of its own. */
  map: JsonObject | undefined;
}

/** The renamed object that a name means; `ambiguous` is where the build fails. */
export type Referral = Renaming | 'ambiguous' | undefined;

export type FindReferral = (question: Question) => Referral;

export interface ReferralOptions {
  /** Whether the objects got their namespaces in this build, so that `default` means any of them. */
  areInDefaultFirst: boolean;
}

/**
 * How Kustomize finds the object that a reference means: by any of its earlier names, by kind, then by
 * namespace; where several are left, by prefix and suffix. An object that was never renamed is never
 * found.
 *
 * Source: kustomize api/filters/nameref/nameref.go (selectReferral), api/resmap/reswrangler.go
 * (SubsetThatCouldBeReferencedByResource)
 */
export function referralsIn(
  renamings: readonly Renaming[],
  options: ReferralOptions = { areInDefaultFirst: false },
): FindReferral {
  const byEarlierName = new Map<string, Set<Renaming>>();
  for (const renaming of renamings) {
    for (const name of renaming.earlier) {
      const found = byEarlierName.get(name) ?? new Set();
      byEarlierName.set(name, found.add(renaming));
    }
  }
  return (question) => {
    const sameName = byEarlierName.get(question.name) ?? [];
    return choose(
      [...sameName].filter((candidate) => isPossible(candidate.object, question, options)),
      question,
    );
  };
}

/** The text of a value where Kustomize takes one for a name or a namespace. */
export function textOf(value: Json): string {
  return typeof value === 'object' && value !== null ? '' : String(value);
}

function isPossible(
  candidate: KubernetesObject,
  { referrer, field, target, map }: Question,
  options: ReferralOptions,
): boolean {
  const namespace = map && ownValue(map, 'namespace');
  return (
    isSelected(candidate, target) &&
    (namespace === undefined || isInNamespace(candidate, textOf(namespace), options)) &&
    (field.path[0] !== 'roleRef' || isSelected(candidate, roleRefOf(referrer.object))) &&
    isWithinReach(candidate, referrer.object)
  );
}

function choose(candidates: readonly Renaming[], { referrer, map }: Question): Referral {
  if (candidates.length < 2) return candidates[0];
  const [first, ...others] = candidates.filter(({ hasAffix }) => hasAffix === referrer.hasAffix);
  const isOne = others.every(
    (other) =>
      other.name === first?.name &&
      (map === undefined || namespaceOf(other.object) === namespaceOf(first.object)),
  );
  return isOne ? first : 'ambiguous';
}

function isSelected({ apiVersion, kind }: KubernetesObject, target: Partial<Target>): boolean {
  const version = apiVersion.slice(apiVersion.indexOf('/') + 1);
  return (
    (!target.kind || target.kind === kind) &&
    (!target.group || target.group === groupOf(apiVersion)) &&
    (!target.version || target.version === version)
  );
}

/** What a binding's `roleRef` says of the role; anything goes where it does not say both. */
function roleRefOf(binding: KubernetesObject): Partial<Target> {
  const roleRef = ownValue(binding, 'roleRef');
  if (!isJsonObject(roleRef)) return {};
  const [group, kind] = [ownValue(roleRef, 'apiGroup'), ownValue(roleRef, 'kind')];
  return group === undefined || kind === undefined
    ? {}
    : { group: textOf(group), kind: textOf(kind) };
}

function isInNamespace(
  candidate: KubernetesObject,
  namespace: string,
  { areInDefaultFirst }: ReferralOptions,
): boolean {
  if (isKnownClusterScoped(candidate)) return false;
  return (
    (areInDefaultFirst && namespace === 'default') || effectiveNamespace(candidate) === namespace
  );
}

/** A RoleBinding reaches the accounts in the namespaces of its subjects, too. */
function isWithinReach(candidate: KubernetesObject, referrer: KubernetesObject): boolean {
  if (isKnownClusterScoped(referrer) || isKnownClusterScoped(candidate)) return true;
  if (effectiveNamespace(referrer) === effectiveNamespace(candidate)) return true;
  return (
    candidate.kind === 'ServiceAccount' &&
    referrer.kind === 'RoleBinding' &&
    subjectsOf(referrer).some(
      (subject) =>
        subject['kind'] === 'ServiceAccount' &&
        subject['namespace'] === candidate.metadata['namespace'],
    )
  );
}

function subjectsOf(binding: KubernetesObject): JsonObject[] {
  const subjects = ownValue(binding, 'subjects');
  return Array.isArray(subjects) ? subjects.filter(isJsonObject) : [];
}
