import {
  isJsonObject,
  namespaceOf,
  ownValue,
  type Json,
  type JsonObject,
  type KubernetesObject,
} from '../../../../kubernetes/object.ts';
import { changeField, fieldsOf, type Field } from '../../field-specs/field-spec.ts';
import { REFERENCE_FIELDS, type ReferenceSpec } from './reference-fields.ts';
import { textOf, type FindReferral } from './referrals.ts';
import type { Renaming } from '../renaming.ts';

/** A place in an object that names another: the name itself, or a map with `name` and `namespace`. */
export interface Reference {
  field: Field<ReferenceSpec>;
  value: Json;
}

/**
 * The object with each of its references changed.
 *
 * @param change undefined where the build fails
 * @returns undefined where the build fails: there, or at an object whose fields have other types
 */
export function changeReferences(
  object: KubernetesObject,
  change: (reference: Reference) => Json | undefined,
): KubernetesObject | undefined {
  if (!hasReadableSubjects(object)) return undefined;
  let changed: KubernetesObject | undefined = object;
  for (const field of fieldsOf(REFERENCE_FIELDS, object)) {
    changed = changed && changeField(changed, field, (leaf) => changeLeaf(leaf, field, change));
  }
  return changed;
}

/**
 * What becomes of a reference: the new name, and where it is a map the namespace of what it means.
 * Each kind that the field can mean is tried in turn with what the one before has made of it.
 *
 * @returns undefined where the build fails: the reference is ambiguous, or a map without `name`
 * Source: kustomize api/filters/nameref/nameref.go (setScalar, setMapping)
 */
export function follow(
  { field, value }: Reference,
  referrer: Renaming,
  find: FindReferral,
): Json | undefined {
  let current = value;
  for (const target of field.targets) {
    const map = isJsonObject(current) ? current : undefined;
    const held = map === undefined ? current : ownValue(map, 'name');
    if (held === undefined) return undefined;
    const name = textOf(held);
    const referral = find({ referrer, field, target, name, map });
    if (referral === 'ambiguous') return undefined;
    if (referral === undefined) continue;
    current = map === undefined ? named(current, name, referral) : mapNamed(map, name, referral);
  }
  return current;
}

function named(value: Json, name: string, referral: Renaming): Json {
  return referral.name === name ? value : referral.name;
}

/** Kustomize writes the namespace even where none stood. */
function mapNamed(map: JsonObject, name: string, referral: Renaming): JsonObject {
  const namespace = namespaceOf(referral.object) ?? '';
  if (namespace !== '') return { ...map, name: referral.name, namespace };
  return referral.name === name ? map : { ...map, name: referral.name };
}

function changeLeaf(
  leaf: Json,
  field: Field<ReferenceSpec>,
  change: (reference: Reference) => Json | undefined,
): Json | undefined {
  if (leaf === null) return leaf;
  if (!Array.isArray(leaf)) return change({ field, value: leaf });
  const changed: Json[] = [];
  for (const value of leaf) {
    if (Array.isArray(value)) return undefined;
    const next = value === null ? value : change({ field, value });
    if (next === undefined) return undefined;
    changed.push(next);
  }
  return changed.every((item, index) => item === leaf[index]) ? leaf : changed;
}

/** Kustomize panics at subjects of other types (kustomize api/resmap/reswrangler.go). */
function hasReadableSubjects(object: KubernetesObject): boolean {
  const subjects = ownValue(object, 'subjects');
  if (object.kind !== 'RoleBinding' || !Array.isArray(subjects)) return true;
  return subjects.every((subject) => {
    if (!isJsonObject(subject)) return false;
    const [kind, namespace] = [ownValue(subject, 'kind'), ownValue(subject, 'namespace')];
    if (kind === undefined || namespace === undefined) return true;
    return typeof kind === 'string' && (kind !== 'ServiceAccount' || typeof namespace === 'string');
  });
}
