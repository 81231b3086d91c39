import { z } from 'zod';
import type { Template } from '../../core/desired/template.ts';

/** A value that a template cannot do without. */
export interface RequiredValue {
  path: string[];
  description: string;
}

/** The texts that a template's schema demands, so that a person can be asked for them. */
export function requiredValues(template: Template): RequiredValue[] {
  const schema = z.toJSONSchema(template.values, { io: 'input', unrepresentable: 'any' });
  return collect(schema as SchemaNode, []);
}

interface SchemaNode {
  type?: string;
  description?: string;
  required?: string[];
  properties?: Record<string, SchemaNode>;
}

function collect(schema: SchemaNode, path: string[]): RequiredValue[] {
  return (schema.required ?? []).flatMap((key) => {
    const child = schema.properties?.[key];
    if (child === undefined) return [];
    const place = [...path, key];
    if (child.type === 'object') return collect(child, place);
    const description = child.description ?? place.join('.');
    return child.type === 'string' ? [{ path: place, description }] : [];
  });
}
