import { posix } from 'node:path';
import { writeLayer, type LayerFile, type WrittenLayer } from '../../synthesis/layers/write-layer.ts';
import type { Layer } from '../../synthesis/layers/layer.ts';
import { createCosts } from '../../synthesis/sharing/costs.ts';
import { environmentsFor, type EnvironmentInput, type Scheme } from './environments.ts';
import { fileLines } from './file-lines.ts';
import { planLayers, type Plan } from './plan-layers.ts';

export interface ImportPlan {
  files: Map<string, LayerFile>;
  lines: number;
  scheme: Scheme;
}

const SCHEMES: readonly Scheme[] = (['all', 'most', 'none'] as const).flatMap((namespace) =>
  (['different', 'none'] as const).flatMap((labels) =>
    (['bare', 'none'] as const).map((names) => ({ namespace, labels, names })),
  ),
);

export function planImport(inputs: readonly EnvironmentInput[], app: string, basePath: string): ImportPlan {
  const costs = createCosts(() => true);
  let best: ImportPlan | undefined;
  const options = { costs, repeated: 0.25, excluded: new Set<string>(), transformers: true };
  for (const scheme of SCHEMES) {
    const environments = environmentsFor(inputs, app, scheme);
    if (environments === undefined) continue;
    const hashed = new Set([...environments.main, ...environments.apart].flatMap(({ objects }) => [...objects].filter(([, { isHashed }]) => isHashed).map(([key]) => key)));
    const hasApart = environments.apart.some(({ objects }) => objects.size > 0);
    const main = hasApart
      ? environments.main.map((environment) => ({ ...environment, path: posix.join(environment.path, 'namespaced') }))
      : environments.main;
    const plans: Plan[] = [planLayers(main, { ...options, hashed, basePath })];
    if (hasApart) {
      const apart = environments.apart.filter(({ objects }) => objects.size > 0);
      const plan = planLayers(apart, { ...options, hashed, basePath: posix.join(basePath, 'other-namespaces') });
      plans.push({ ...plan, overlays: plan.overlays.map((overlay) => ({ ...overlay, layer: { ...overlay.layer, inherits: [posix.join(overlay.layer.path, 'namespaced'), ...overlay.layer.inherits] } })) });
    }
    const layers: Layer[] = plans.flatMap(({ base, components, overlays }) => [...(base ? [base] : []), ...components, ...overlays.map(({ layer }) => layer)]);
    const written: WrittenLayer[] = layers.map((layer) => writeLayer(layer, { costs, allows: () => ({ group: true, generator: true, strategicMerge: true }) }));
    const files = new Map(written.flatMap((each) => [...each.files]));
    let lines = 0;
    for (const [path, file] of files) lines += fileLines(path, file);
    if (best === undefined || lines < best.lines) best = { files, lines, scheme };
  }
  if (best === undefined) throw new Error('no scheme');
  return best;
}
