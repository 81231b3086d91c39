import type { Colors } from 'picocolors/types.js';
import type { Explanation, KustomizationField } from '../../core/explanation/types.ts';
import type { Json } from '../../core/kubernetes/object.ts';
import { hanging } from './hanging.ts';
import { renderObjects } from './objects.ts';
import { renderSecrets } from './secrets.ts';

/** Where a deployment's objects come from, for a person to read. */
export function renderExplanation(explanation: Explanation, colors: Colors): string {
  const { deployment, objects, transformers } = explanation;
  const count = objects.filter(({ built }) => built).length;
  const title = `${colors.bold(deployment)}: ${count} ${count === 1 ? 'object' : 'objects'}`;
  return [
    [title, ...hanging(facts(explanation))].join('\n'),
    ...section('Fields for all objects', renderFields(transformers), colors),
    ...section('Objects', renderObjects(objects, colors), colors),
    ...section('Secrets', renderSecrets(explanation, colors), colors),
  ].join('\n\n');
}

function section(title: string, lines: readonly string[], colors: Colors): string[] {
  return lines.length === 0 ? [] : [[colors.bold(title), ...lines].join('\n')];
}

function facts(explanation: Explanation): [string, string[]][] {
  const { source, cluster, namespace, ownsNamespace, overlay, reads, components, argocd } =
    explanation;
  return [
    ['made by', [source.kind === 'template' ? `template ${source.template}` : 'hand']],
    ['cluster', [cluster]],
    ['namespace', [ownsNamespace ? namespace : `${namespace}, owned by another overlay`]],
    ['overlay', [overlay]],
    ['reads', reads],
    ...(components.length === 0 ? [] : [['custom', components] as [string, string[]]]),
    ['sync', [describeSync(explanation)]],
    ['Application', [named(argocd.application, argocd.applicationFile)]],
    ['AppProject', [named(argocd.application, argocd.projectFile)]],
  ];
}

function describeSync({ sync: { automated, selfHeal, prune } }: Explanation): string {
  if (!automated) return 'by hand';
  return [
    'automatic',
    selfHeal ? 'heals itself' : 'does not heal itself',
    prune === 'automatic' ? 'prunes' : 'prunes by hand only',
  ].join(', ');
}

function named(name: string, file: string | undefined): string {
  return file === undefined ? name : `${name}, ${file}`;
}

function renderFields(fields: readonly KustomizationField[]): string[] {
  const files = [...new Set(fields.map(({ file }) => file))];
  return files.flatMap((file) => {
    const own = fields.filter((field) => field.file === file);
    const rows = hanging(own.map(({ field, value }) => [field, describeValue(value)]));
    return [`  ${file}`, ...rows.map((line) => `  ${line}`)];
  });
}

function describeValue(value: Json): string[] {
  if (Array.isArray(value)) return value.flatMap(describeValue);
  if (typeof value === 'string') return [value];
  // `{"name":"web","count":2}` reads better as `name: web, count: 2`.
  if (typeof value === 'object' && value !== null) return [describeFields(value)];
  return [String(value)];
}

function describeFields(value: Record<string, Json>): string {
  return Object.entries(value)
    .map(([key, child]) => {
      const isNested = typeof child === 'object' && child !== null && !Array.isArray(child);
      return `${key}: ${isNested ? `{ ${describeFields(child)} }` : describeValue(child).join(', ')}`;
    })
    .join(', ');
}
