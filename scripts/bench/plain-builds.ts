import { join } from 'node:path';
import { $ } from 'zx';
import { writeKustomization } from '../../generator/src/core/synthesis/kustomization.ts';

/** A folder for each set of manifests, with a kustomization that reads them as they are. */
export function plainKustomizations(manifests: ReadonlyMap<string, string>): Map<string, string> {
  const kustomization = writeKustomization({ resources: ['manifests.yaml'] });
  return new Map(
    [...manifests].flatMap(([folder, text]) => [
      [`${folder}/manifests.yaml`, text],
      [`${folder}/kustomization.yaml`, kustomization],
    ]),
  );
}

/** One process after the other. */
export async function buildEach(
  peer: string,
  root: string,
  folders: readonly string[],
): Promise<void> {
  for (const folder of folders) {
    await $({ quiet: true })`${peer.split(' ')} ${join(root, folder)}`;
  }
}
