import type { KubernetesObject } from '../../../kubernetes/object.ts';
import type {
  ObjectExplanation,
  OptionalField,
  OverlayExplanation,
} from '../../../synthesis/types.ts';
import type { WrittenLayer, WrittenPatch } from '../../../synthesis/layers/write-layer.ts';
import { inheritedPaths, type ImportPlan } from '../choose-plan.ts';
import type { EnvironmentInput } from '../environments.ts';

/** How the files of each environment produce its objects, in the order of the environments. */
export function explainOverlays(
  plan: ImportPlan,
  inputs: readonly EnvironmentInput[],
): OverlayExplanation[] {
  const writtenAt = new Map(plan.layers.map(({ layer, written }) => [layer.path, written]));
  return inputs.map(({ name, path }): OverlayExplanation => {
    const own = plan.overlays.filter(({ environment }) => environment.name === name);
    const fields = new Set(own.flatMap(({ layer }) => Object.keys(layer.fields)));
    const objects = own.flatMap((overlay) => {
      const paths = [
        ...inheritedPaths(overlay.layer, plan),
        ...overlay.components.flatMap((each) => [...inheritedPaths(each, plan), each.path]),
        overlay.layer.path,
      ];
      const written = paths.flatMap((each) => writtenAt.get(each) ?? []);
      const isLocal = (file: string): boolean => file.startsWith(`${path}/`);
      return [...overlay.environment.objects].map(([key, { source, isHashed }]) =>
        explain(key, source.object, written, isLocal, {
          isHashed,
          isElsewhere: plan.overlays.some(
            (other) => other.environment.name !== name && other.environment.objects.has(key),
          ),
        }),
      );
    });
    const isNamed =
      fields.has('namePrefix') ||
      fields.has('nameSuffix') ||
      own.some(({ environment }) =>
        [...environment.objects.values()].some(({ isHashed }) => isHashed),
      );
    const optional: OptionalField[] = [
      ...(isNamed ? (['names'] as const) : []),
      ...(fields.has('namespace') ? (['namespace'] as const) : []),
    ];
    return { environment: name, path, transformers: [...fields], objects, optional };
  });
}

function explain(
  key: string,
  object: KubernetesObject,
  written: readonly WrittenLayer[],
  isLocal: (file: string) => boolean,
  { isHashed, isElsewhere }: { isHashed: boolean; isElsewhere: boolean },
): ObjectExplanation {
  const file = written.flatMap((layer) => layer.objectFiles.get(key) ?? []).at(-1) ?? '';
  const patches = written.flatMap((layer) => layer.patches.get(key) ?? []);
  const isOwn = isLocal(file);
  const whyOwn = isElsewhere ? TOO_DIFFERENT : ONLY_HERE;
  const patch = patches.find(({ means }) => means === 'strategic-merge') ?? patches[0];
  return {
    key,
    object,
    origin: isOwn ? 'overlay' : 'base',
    file,
    ...(patch && { patch: { means: patch.means, file: patch.file } }),
    isSummary: !isHashed && isSummary(file, patches),
    reason: patch?.reason ?? (isOwn ? whyOwn : NO_PATCH),
  };
}

function isSummary(file: string, patches: readonly WrittenPatch[]): boolean {
  return file.endsWith('/kustomization.yaml') || patches.some(({ objects }) => objects > 1);
}

const ONLY_HERE = 'no other environment has it';
const TOO_DIFFERENT = 'sharing it with another environment would be no shorter, or not exact';
const NO_PATCH = 'base, components and the fields of the kustomization give it without a patch';
