import { posix } from 'node:path';
import { objectId, type KubernetesObject } from '../kubernetes/object.ts';
import { fileNames, RESOURCE_SUFFIX } from '../plan/paths/file-name.ts';
import { writeYaml } from '../yaml.ts';
import { chooseBase } from './base.ts';
import { writeKustomization } from './kustomization.ts';
import { synthesiseOverlay, type BaseFolder, type OverlayResult } from './overlay.ts';
import { misfits, withoutNamespace } from './transformers/namespace.ts';
import {
  NO_DENIALS,
  type Denials,
  type OverlayExplanation,
  type OverlayInput,
  type Synthesis,
  type SynthesisInput,
} from './types.ts';

/**
 * Writes the Kustomize base and overlays of one app: each overlay builds to exactly the objects of
 * its environment. What comes out is a proposal, to be proven with the real engine; what that refuses
 * comes back as `denials`, and the next means is taken.
 *
 * @returns the files by path, without the header of generated files, and how each object comes about
 */
export function synthesise(input: SynthesisInput, denials: Denials = NO_DENIALS): Synthesis {
  const overlays = input.overlays.map((overlay) => splitByNamespace(overlay, input.app));
  const given = input.base && withoutNamespace(input.base, input.app, input.app);
  const environments = overlays.map(({ local }) => local);

  let excluded = denials.base;
  for (;;) {
    const base = chooseBase(given, environments, excluded);
    const folder = baseFolder(input.basePath, base, environments);
    const results = overlays.map(({ overlay, local }) =>
      synthesiseOverlay(overlay, local, folder, denials),
    );
    const impossible = results.flatMap((result) => result.impossible);
    if (impossible.length === 0) return assemble(folder, overlays, results);
    excluded = new Set([...excluded, ...impossible]);
  }
}

interface SplitOverlay {
  overlay: OverlayInput;
  /** Folder of the kustomization with `namespace:`; the overlay's own unless objects stand apart. */
  path: string;
  local: Map<string, KubernetesObject>;
  /** Objects that `namespace:` would change; a kustomization around that one holds them. */
  apart: KubernetesObject[];
}

function splitByNamespace(overlay: OverlayInput, app: string): SplitOverlay {
  const outside = misfits(overlay.objects, overlay.namespace);
  const apart = overlay.objects.filter((object) => outside.has(object));
  const fitting = overlay.objects.filter((object) => !outside.has(object));
  const path = apart.length === 0 ? overlay.path : posix.join(overlay.path, NAMESPACED);
  const local = withoutNamespace(fitting, overlay.namespace, app);
  return {
    overlay: { ...overlay, path },
    path: overlay.path,
    local: new Map(local.map((object) => [objectId(object), object])),
    apart,
  };
}
const NAMESPACED = 'namespaced';

function baseFolder(
  path: string,
  objects: ReadonlyMap<string, KubernetesObject>,
  environments: readonly ReadonlyMap<string, KubernetesObject>[],
): BaseFolder {
  const names = fileNames([...objects.values()]);
  const entries = [...objects].map(([key, object]) => {
    const file = posix.join(path, resourceFile(object, names));
    return [key, { object, file }] as const;
  });
  const [first, ...others] = environments;
  const shared = [...(first?.keys() ?? [])].filter((key) => others.every((each) => each.has(key)));
  return { path, objects: new Map(entries), shared: new Set(shared) };
}

function assemble(
  base: BaseFolder,
  overlays: readonly SplitOverlay[],
  results: readonly OverlayResult[],
): Synthesis {
  const files = new Map<string, string>();
  for (const { object, file } of base.objects.values()) {
    files.set(file, writeYaml(object));
  }
  if (base.objects.size > 0) {
    const resources = [...base.objects.values()].map(({ file }) => posix.basename(file)).sort();
    files.set(posix.join(base.path, 'kustomization.yaml'), writeKustomization({ resources }));
  }
  const explanations = overlays.map((split, index): OverlayExplanation => {
    const result = results[index] as OverlayResult;
    for (const [path, text] of result.files) files.set(path, text);
    const apart = writeApart(split, files);
    return {
      environment: split.overlay.environment,
      path: split.path,
      transformers: result.transformers,
      objects: [...result.objects, ...apart],
    };
  });
  return { files, overlays: explanations };
}

function writeApart(
  { path, apart }: SplitOverlay,
  files: Map<string, string>,
): OverlayExplanation['objects'] {
  if (apart.length === 0) return [];
  const names = fileNames(apart);
  const entries = apart.map((object) => {
    const file = resourceFile(object, names);
    files.set(posix.join(path, file), writeYaml(object));
    return { object, file };
  });
  const resources = [NAMESPACED, ...entries.map(({ file }) => file).sort()];
  files.set(posix.join(path, 'kustomization.yaml'), writeKustomization({ resources }));
  return entries.map(({ object, file }) => ({
    object,
    origin: 'overlay',
    file: posix.join(path, file),
    reason: 'the namespace of the kustomization would change it, or what refers to it',
  }));
}

function resourceFile(object: KubernetesObject, names: ReadonlyMap<string, string>): string {
  const name = names.get(objectId(object));
  if (name === undefined) throw new Error(`no file name for ${objectId(object)}`);
  return name + RESOURCE_SUFFIX;
}
