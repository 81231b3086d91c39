import { posix } from 'node:path';
import { InternalError } from '../../internal-error.ts';
import type { KubernetesObject } from '../../kubernetes/object.ts';
import type { Layer } from '../../synthesis/layers/layer.ts';
import { writeLayer, type WrittenLayer } from '../../synthesis/layers/write-layer.ts';
import { createCosts, type Costs } from '../../synthesis/sharing/costs.ts';
import type { Denials } from '../../synthesis/types.ts';
import {
  environmentsOf,
  type EnvironmentInput,
  type Scheme,
  type Environments,
} from './environments.ts';
import { objectsOf, type Environment } from './environment.ts';
import { localKey, mainNamespace } from './strip/namespaces.ts';
import { uninheritable } from './uninheritable.ts';
import { fileLines } from './output/file-lines.ts';
import { planLayers, type OverlayPlan, type PlanOptions } from './plan-layers.ts';
import { schemesFor } from './schemes.ts';

/** All kustomizations of an import, as they will be written. */
export interface ImportPlan {
  layers: { layer: Layer; written: WrittenLayer }[];
  overlays: OverlayPlan[];
  lines: number;
}

/** Folders that a layer builds on, directly or not, those that it does not know first. */
export function inheritedPaths(layer: Layer, plan: ImportPlan): string[] {
  return layer.inherits.flatMap((path) => {
    const inherited = plan.layers.find((each) => each.layer.path === path);
    return inherited === undefined ? [] : [...inheritedPaths(inherited.layer, plan), path];
  });
}

/** Of several ways to write the environments, the one that takes the fewest lines. */
export function choosePlan(
  inputs: readonly EnvironmentInput[],
  { app, basePath }: { app: string; basePath: string },
  denials: Denials,
): ImportPlan {
  const mergeDenied = new Set(
    [...denials.strategicMerge].map((key) => key.slice(key.indexOf(' ') + 1)),
  );
  const costs = createCosts((object) => !mergeDenied.has(localKey(object, undefined)));
  const allows: Allows = (key) => ({
    group: !denials.summaries.has(key),
    generator: !denials.summaries.has(key),
    strategicMerge: !mergeDenied.has(key),
  });
  const options = {
    costs,
    repeated: REPEATED,
    excluded: denials.base,
    transformers: denials.transformers.size === 0,
  };
  const environmentsFor = environmentsOf(inputs, app);
  let best: ImportPlan | undefined;
  for (const scheme of schemesFor(denials)) {
    if (best !== undefined && !isWorthTrying(scheme, inputs)) continue;
    const environments = environmentsFor(scheme);
    if (environments === undefined) continue;
    const plan = planAll(environments, { ...options, basePath, app, allows });
    if (best === undefined || plan.lines < best.lines) best = plan;
  }
  if (best === undefined) throw new InternalError('no scheme suits the environments');
  return best;
}

/**
 * Objects that name their namespaces are longer in all but small apps, and much longer where the
 * environments have different ones.
 */
function isWorthTrying({ namespace }: Scheme, inputs: readonly EnvironmentInput[]): boolean {
  if (namespace !== 'none') return true;
  const objects = inputs.map(({ documents }) => documents.map(({ object }) => object));
  const namespaces = new Set(objects.map(mainNamespace));
  return namespaces.size === 1 && objects.every(({ length }) => length <= FEW_OBJECTS);
}
const FEW_OBJECTS = 40;

/** What a patch that components may share costs with each further environment. */
const REPEATED = 0.25;

type Allows = (key: string) => { group: boolean; generator: boolean; strategicMerge: boolean };

interface Options {
  app: string;
  basePath: string;
  costs: Costs;
  repeated: number;
  excluded: ReadonlySet<string>;
  transformers: boolean;
  allows: Allows;
}

function planAll({ main, apart }: Environments, options: Options): ImportPlan {
  const { basePath, costs, allows } = options;
  const outside = apart.filter(({ objects }) => objects.size > 0);
  const hashed = new Set([...main, ...apart].flatMap(hashedKeys));
  const inner = main.map((environment) =>
    outside.some(({ name }) => name === environment.name)
      ? { ...environment, path: posix.join(environment.path, NAMESPACED) }
      : environment,
  );
  const excluded = new Set([...options.excluded, ...uninheritable({ main, apart })]);
  const planOptions: PlanOptions = { ...options, excluded, hashed };
  const plans = [
    planLayers(
      inner.filter(({ objects }) => objects.size > 0),
      planOptions,
    ),
  ];
  if (outside.length > 0) {
    const folder = posix.join(basePath, OTHER_NAMESPACES);
    const enclosed = outside.map((environment) => objectsWithin(environment, inner));
    const plan = planLayers(outside, { ...planOptions, basePath: folder, enclosed });
    plans.push({ ...plan, overlays: plan.overlays.map((overlay) => around(overlay, inner)) });
  }
  const layers = plans.flatMap(({ base, components, overlays, parts }) => [
    ...parts,
    ...base,
    ...components,
    ...overlays.map(({ layer }) => layer),
  ]);
  const written = layers.map((layer) => ({ layer, written: writeLayer(layer, { costs, allows }) }));
  const files = written.flatMap((each) => [...each.written.files]);
  const lines = files.reduce((sum, [path, file]) => sum + fileLines(path, file), 0);
  return { layers: written, overlays: plans.flatMap(({ overlays }) => overlays), lines };
}

/** The overlay whose kustomization has the `namespace:`, where objects stand around it. */
const NAMESPACED = 'namespaced';
const OTHER_NAMESPACES = 'other-namespaces';

function hashedKeys({ objects }: Environment): string[] {
  return [...objects].flatMap(([key, { isHashed }]) => (isHashed ? [key] : []));
}

/** The overlay of what stands apart builds on the one with `namespace:`, if there is any. */
function around(overlay: OverlayPlan, inner: readonly Environment[]): OverlayPlan {
  const { environment, layer } = overlay;
  const within = objectsWithin(environment, inner);
  const own = inner.find(({ name }) => name === environment.name);
  if (own === undefined || within.length === 0) return overlay;
  const inherits = [own.path, ...layer.inherits];
  return { ...overlay, layer: { ...layer, inherits, untouched: [...layer.untouched, ...within] } };
}

function objectsWithin(
  { name }: Environment,
  inner: readonly Environment[],
): readonly KubernetesObject[] {
  const own = inner.find((environment) => environment.name === name);
  return own === undefined ? [] : [...objectsOf(own).values()];
}
