import { posix } from 'node:path';
import type { KubernetesObject } from '../../kubernetes/object.ts';
import { chooseBase as roughBase } from '../../synthesis/base.ts';
import type { Layer, TransformerFields } from '../../synthesis/layers/layer.ts';
import { chooseBase } from '../../synthesis/sharing/choose-base.ts';
import { chooseComponents, type Component } from '../../synthesis/sharing/components.ts';
import type { Costs } from '../../synthesis/sharing/costs.ts';
import { contentId } from '../../synthesis/sharing/fingerprint.ts';
import {
  chooseTransformers,
  undoTransformers,
  type Transformers,
} from '../../synthesis/transformers/transformers.ts';
import { componentNames } from './names/component-names.ts';
import { objectsOf, type Environment } from './environment.ts';
import { divideBase, divideLayer } from './divide-layer.ts';
import { relativeLabels } from './fields/relative-labels.ts';

/** The kustomizations of an app, and what each environment is made of. */
export interface Plan {
  /** The base and the folders that it builds on; empty where nothing is shared. */
  base: Layer[];
  components: Layer[];
  /** One for each environment, in their order. */
  overlays: OverlayPlan[];
  /** Folders of objects with the same labels, which components and overlays build on. */
  parts: Layer[];
}

export interface OverlayPlan {
  environment: Environment;
  layer: Layer;
  /** The components that it includes. */
  components: Layer[];
}

export interface PlanOptions {
  /** Folder of the base. */
  basePath: string;
  costs: Costs;
  /** See `chooseBase`. */
  repeated: number;
  /** Keys of objects that stand in each overlay by themselves. */
  excluded: ReadonlySet<string>;
  /** Keys of objects that generators make. */
  hashed: ReadonlySet<string>;
  /** Whether `labels`, `images`, `replicas` and the like may be used. */
  transformers: boolean;
  /** For each environment: objects of a kustomization that its overlay stands around. */
  enclosed?: readonly (readonly KubernetesObject[])[];
}

/** Divides the objects of all environments among a base, components and overlays. */
export function planLayers(environments: readonly Environment[], options: PlanOptions): Plan {
  const { basePath, costs } = options;
  const stripped = stripTransformers(environments.map(objectsOf), options);
  const wishes = stripped.map(({ before }) => before);

  const base = chooseBase(wishes, costs, options.repeated, options.excluded);
  const { components, inherited } = chooseComponents(base, wishes, costs, options.excluded);
  const names = componentNames(components, environments);
  const folders = names.map((name) => posix.join(basePath, 'components', name));
  const componentLayers = components.map((component, index) =>
    componentLayer(component, folders[index] as string, options),
  );
  const overlays = environments.map((environment, index): OverlayPlan => {
    const included = componentLayers.filter((_, at) =>
      components[at]?.environments.includes(index),
    );
    const layer = {
      ...difference(inherited[index] as Inherited, wishes[index] as Inherited),
      hashed: options.hashed,
      path: environment.path,
      kind: 'Kustomization' as const,
      inherits: base.size === 0 ? [] : [basePath],
      components: included.map(({ path }) => path),
      fields: mergeFields(environment.fields, stripped[index]?.fields ?? {}),
    };
    return { environment, layer, components: included };
  });
  const parts: Layer[] = [];
  const divide = (layer: Layer): Layer => {
    if (!options.transformers) return layer;
    const divided = divideLayer(layer);
    parts.push(...divided.parts);
    return divided.layer;
  };
  const dividedComponents = new Map(componentLayers.map((layer) => [layer, divide(layer)]));
  return {
    base: baseLayers(base, options),
    components: [...dividedComponents.values()],
    overlays: overlays.map((overlay) => ({
      ...overlay,
      layer: divide(overlay.layer),
      components: overlay.components.flatMap((layer) => dividedComponents.get(layer) ?? []),
    })),
    parts,
  };
}

type Inherited = ReadonlyMap<string, KubernetesObject>;

interface Stripped {
  fields: TransformerFields;
  /** The objects before the fields apply. */
  before: Inherited;
}

/** Takes out what fields of the overlays bring from what is most common to each environment's own. */
function stripTransformers(
  environments: readonly Inherited[],
  { transformers, excluded, enclosed }: PlanOptions,
): Stripped[] {
  if (!transformers) return environments.map((before) => ({ fields: {}, before }));
  const rough = roughBase(undefined, environments, excluded);
  return environments.map((objects, index) => {
    // The fields change these, too, and must leave them as they are.
    const within = (enclosed?.[index] ?? []).map((target) => ({ base: undefined, target }));
    const labels =
      within.length === 0 ? relativeLabels(objects, rough) : { fields: {}, before: objects };
    const pairs = [...labels.before].map(([key, target]) => ({ base: rough.get(key), target }));
    const chosen: Transformers = { ...chooseTransformers([...pairs, ...within]), labels: {} };
    const before = [...labels.before].map(([key, target]): [string, KubernetesObject] => [
      key,
      undoTransformers({ base: rough.get(key), target }, chosen),
    ]);
    const { images, replicas } = chosen;
    const fields = {
      ...labels.fields,
      ...(images.length > 0 && { images }),
      ...(replicas.length > 0 && { replicas }),
    };
    return { fields, before: new Map(before) };
  });
}

function mergeFields(first: TransformerFields, second: TransformerFields): TransformerFields {
  const labels = [...(first.labels ?? []), ...(second.labels ?? [])];
  const commonAnnotations = { ...first.commonAnnotations, ...second.commonAnnotations };
  return {
    ...first,
    ...second,
    ...(labels.length > 0 && { labels }),
    ...(Object.keys(commonAnnotations).length > 0 && { commonAnnotations }),
  };
}

function baseLayers(objects: Inherited, { basePath, transformers, hashed }: PlanOptions): Layer[] {
  if (objects.size === 0) return [];
  return divideBase(objects, basePath, { hashed, transformers });
}

function componentLayer(
  { changes, untouched }: Component,
  path: string,
  { hashed }: PlanOptions,
): Layer {
  const entries = [...changes];
  const added = entries.flatMap(([key, { from, to }]): [string, KubernetesObject][] =>
    from === undefined && to !== undefined ? [[key, to]] : [],
  );
  const altered = entries.flatMap(([key, { from, to }]) =>
    from !== undefined && to !== undefined ? [[key, { from, to }] as const] : [],
  );
  const deleted = entries.flatMap(([key, { from, to }]): [string, KubernetesObject][] =>
    from !== undefined && to === undefined ? [[key, from]] : [],
  );
  return {
    path,
    kind: 'Component',
    inherits: [],
    components: [],
    added: new Map(added),
    hashed,
    altered: new Map(altered),
    deleted: new Map(deleted),
    untouched,
    fields: {},
  };
}

function difference(
  inherited: Inherited,
  wishes: Inherited,
): Pick<Layer, 'added' | 'altered' | 'deleted' | 'untouched'> {
  const added = new Map<string, KubernetesObject>();
  const altered = new Map<string, { from: KubernetesObject; to: KubernetesObject }>();
  const untouched: KubernetesObject[] = [];
  for (const [key, to] of wishes) {
    const from = inherited.get(key);
    if (from === undefined) added.set(key, to);
    else if (contentId(from) === contentId(to)) untouched.push(from);
    else altered.set(key, { from, to });
  }
  const deleted = new Map([...inherited].filter(([key]) => !wishes.has(key)));
  return { added, altered, deleted, untouched };
}
