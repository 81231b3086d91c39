import type { z } from 'zod';
import { groupKindOf, namespaceOf, objectId, type KubernetesObject } from '../kubernetes/object.ts';
import { isClusterScoped, scopeOf } from '../kubernetes/scope.ts';
import { groupOf } from '../kubernetes/object.ts';
import { applyLabelFields } from '../synthesis/transformers/label-fields/label-fields.ts';
import { dropEmptyMetadata } from './resource/drop-empty-metadata.ts';
import { refuseUncarried } from './resource/refuse-uncarried.ts';
import type { Template, TemplateContext } from './template.ts';
import { toObject } from './resource/to-object.ts';

export interface RenderInput {
  template: Template;
  /** Values as the template's schema returned them, defaults filled in. */
  values: z.output<z.ZodType>;
  context: TemplateContext;
  /** Put on every object and pod template. */
  labels: Readonly<Record<string, string>>;
  ownsNamespace: boolean;
  /** Complete objects that follow from gitops.yaml, such as ExternalSecrets. */
  additional?: readonly KubernetesObject[];
}

/**
 * The complete objects of one deployment: what the template returns, with the namespace, the labels
 * and the Namespace object that follow from gitops.yaml.
 *
 * @throws {Error} what the template throws, and a TypeError for what cannot stand in a manifest
 */
export function renderTemplate(input: RenderInput): KubernetesObject[] {
  const { template, values, context, labels, ownsNamespace, additional = [] } = input;
  const clusterScoped = new Set(template.clusterScopedKinds ?? []);
  const resources = listOf(template.resources(values, context)).map((resource) =>
    dropEmptyMetadata(toObject(resource)),
  );
  resources.forEach(refuseUncarried);
  const objects = resources.map((object) =>
    needsNamespace(object, clusterScoped) ? withNamespace(object, context.namespace) : object,
  );
  const own = ownsNamespace ? [namespaceObject(template, values, context)] : [];
  const all = [...own, ...objects, ...additional].map((object) => withLabels(object, labels));
  refuseRepetition(all, ownsNamespace);
  return all;
}

/** A template of the user's own need not keep to its type. */
function listOf<Item>(returned: readonly Item[]): readonly Item[] {
  const isList: boolean = Array.isArray(returned);
  if (isList) return returned;
  throw new TypeError('resources() must return a list of objects, and not a promise of one');
}

function needsNamespace(object: KubernetesObject, clusterScoped: ReadonlySet<string>): boolean {
  if (namespaceOf(object) !== undefined || clusterScoped.has(groupKindOf(object))) return false;
  const known = scopeOf({ group: groupOf(object.apiVersion), kind: object.kind });
  return known === undefined || !isClusterScoped(object);
}

function withNamespace(object: KubernetesObject, namespace: string): KubernetesObject {
  const { name, ...metadata } = object.metadata;
  return { ...object, metadata: { name, namespace, ...metadata } };
}

function withLabels(object: KubernetesObject, pairs: RenderInput['labels']): KubernetesObject {
  const labelled = applyLabelFields(object, { pairs, includeTemplates: true });
  if (labelled !== undefined) return labelled;
  const name = `${object.kind} "${object.metadata.name}"`;
  throw new TypeError(`${name}: something else than a map stands where its labels go`);
}

function namespaceObject(
  template: Template,
  values: z.output<z.ZodType>,
  context: TemplateContext,
): KubernetesObject {
  const labels = template.namespaceLabels?.(values, context) ?? {};
  return {
    apiVersion: 'v1',
    kind: 'Namespace',
    metadata: {
      name: context.namespace,
      ...(Object.keys(labels).length === 0 ? {} : { labels: { ...labels } }),
    },
  };
}

function refuseRepetition(objects: readonly KubernetesObject[], ownsNamespace: boolean): void {
  const seen = new Set<string>();
  for (const object of objects) {
    const id = objectId(object);
    if (seen.has(id)) {
      const isNamespace = object.kind === 'Namespace' && ownsNamespace;
      const reason = isNamespace ? 'gitops.yaml already makes it' : 'it is returned twice';
      throw new TypeError(`${object.kind} "${object.metadata.name}": ${reason}`);
    }
    seen.add(id);
  }
}
