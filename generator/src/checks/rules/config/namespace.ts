import type { Field } from '../shared/field.ts';
import { labelKey } from '../shared/formats/names.ts';

const FINALIZERS = ['kubernetes', 'orphan', 'foregroundDeletion'];

/** pkg/apis/core/validation/validation.go, ValidateNamespace. */
export function checkNamespace(namespace: Field): void {
  for (const finalizer of namespace.at('spec', 'finalizers').items()) {
    const complaint = labelKey(finalizer.text);
    if (complaint !== undefined) finalizer.invalid(complaint);
    else if (!finalizer.text.includes('/') && !FINALIZERS.includes(finalizer.text)) {
      finalizer.invalid('name is neither a standard finalizer name nor is it fully qualified');
    }
  }
}
