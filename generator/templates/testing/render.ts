import type { z } from 'zod';
import { toObject } from '../../src/core/desired/resource/to-object.ts';
import type {
  SecretRequirement,
  Template,
  TemplateContext,
  TemplateProblem,
} from '../../src/core/desired/template.ts';
import type { KubernetesObject } from '../../src/core/kubernetes/object.ts';

/** What a template gives for values as they are written in gitops.yaml. */
interface Rendered {
  objects: KubernetesObject[];
  problems: TemplateProblem[];
  secrets: SecretRequirement[];
  namespaceLabels: Readonly<Record<string, string>>;
  /** `Kind name` of each object, sorted. */
  names: string[];
  object: (kind: string, name: string) => KubernetesObject;
}

export function render<Values extends z.ZodType>(
  template: Template<Values>,
  written: unknown,
  overrides: Partial<TemplateContext> = {},
): Rendered {
  const values = template.values.parse(written);
  const context: TemplateContext = {
    app: template.name,
    environment: 'dev',
    namespace: `${template.name}-dev`,
    cluster: { name: 'local', kubernetes: '1.35' },
    ...overrides,
  };
  const objects = template.resources(values, context).map(toObject);
  const nameOf = ({ kind, metadata }: KubernetesObject): string => `${kind} ${metadata.name}`;
  return {
    objects,
    problems: template.rules?.(values, context) ?? [],
    secrets: template.secrets?.(values, context) ?? [],
    namespaceLabels: template.namespaceLabels?.(values, context) ?? {},
    names: objects.map(nameOf).sort(),
    object(kind, name) {
      const found = objects.find((object) => nameOf(object) === `${kind} ${name}`);
      if (found === undefined) throw new Error(`there is no ${kind} ${name}`);
      return found;
    },
  };
}

/** The messages of a schema that refuses the values, with the place in front. */
export function refusals(template: Template, written: unknown): string[] {
  const result = template.values.safeParse(written);
  return (result.error?.issues ?? []).map(({ path, message }) => `${path.join('.')}: ${message}`);
}
