import { isJsonObject } from '../../../../../core/kubernetes/object.ts';
import { checkValue } from '../../../../schema/structural/check-value.ts';
import { SchemaNode } from '../../../../schema/structural/schema-node.ts';
import { settle } from '../../../../schema/structural/settle.ts';
import { Trail } from '../../../../schema/trail.ts';
import type { Field } from '../../../shared/field.ts';

/**
 * A default must be a value of its schema as it is written, without fields that the schema does not
 * have (k8s.io/apiextensions-apiserver/pkg/apiserver/schema/defaulting/validation.go). Expressions
 * are not evaluated.
 */
export function checkDefaultValue(schema: Field): void {
  const { value } = schema.at('default');
  if (!isJsonObject(schema.value) || value === undefined) return;
  const node = new SchemaNode(schema.value);
  const trail = new Trail();
  settle(value, node, trail);
  const unknown = trail.findings.filter(({ id }) => id === 'unknown-field');
  checkValue(value, node, trail);
  for (const { path, message } of [...unknown, ...trail.findings.slice(unknown.length)]) {
    const place = path.length === 0 ? '' : `${path.join('.')}: `;
    schema.at('default').invalidHidden(`${place}${message}`);
  }
}
