import { fieldTable, type FieldSpec } from '../../field-specs/field-spec.ts';
import { REFERENCES, type Reference, type Target } from './reference-table.ts';

/** A field that names other objects, and what they are, in the order in which Kustomize tries them. */
export interface ReferenceSpec extends FieldSpec {
  targets: readonly Target[];
}

/** The fields of each kind that name other objects: each field once, with all of its targets. */
export const REFERENCE_FIELDS = fieldTable(byField(REFERENCES));

function byField(references: readonly Reference[]): ReferenceSpec[] {
  const found = new Map<string, FieldSpec & { targets: Target[] }>();
  for (const { target, fields } of references) {
    for (const field of fields) {
      const key = [field.kind, field.group, field.version, field.path].join(' ');
      const known = found.get(key);
      if (known === undefined) found.set(key, { ...field, targets: [target] });
      else known.targets.push(target);
    }
  }
  return [...found.values()];
}
