import type { Template } from '../core/desired/template.ts';

/** The part of a template that the configuration needs: its name and the schema of its values. */
export type DescribedTemplate = Pick<Template, 'name' | 'description' | 'values'>;
