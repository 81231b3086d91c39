import type { Field } from '../../../shared/field.ts';

const STEP = /\.([^.[\]]+)|\['((?:\\.|[^'\\])*)'\]/y;

/**
 * The schema of the field at `.spec.labels['a']`, or undefined where the schema has no such field
 * (k8s.io/apiextensions-apiserver/pkg/apiserver/schema/cel/validation.go, ValidFieldPath).
 */
export function schemaAtPath(schema: Field, path: string): Field | undefined {
  let current = schema;
  for (let position = 0; position < path.length;) {
    STEP.lastIndex = position;
    const step = STEP.exec(path);
    if (step === null) return undefined;
    position = STEP.lastIndex;
    const name = step[1] ?? (step[2] ?? '').replaceAll(/\\(.)/g, '$1');
    const properties = current.at('properties');
    const next = properties.isEmpty ? current.at('additionalProperties') : properties.at(name);
    if (!next.isSet || typeof next.value !== 'object') return undefined;
    current = next;
  }
  return path === '' ? undefined : current;
}
