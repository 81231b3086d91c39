import type { JsonObject, KubernetesObject } from '../../../src/core/kubernetes/object.ts';
import { writeYaml } from '../../../src/core/yaml.ts';
import type { Engine } from '../../../src/shell/engine/engine.ts';
import { buildObjects } from '../../../src/shell/engine/prove.ts';
import { folderWith } from '../engine-folders.ts';

/**
 * What the engine makes of objects in one kustomization with these fields, and of objects in another
 * one around it.
 */
export async function buildTogether(
  engine: Engine,
  kustomization: JsonObject,
  objects: readonly KubernetesObject[],
  around: readonly KubernetesObject[] = [],
): ReturnType<typeof buildObjects> {
  const root = await folderWith(
    new Map([
      ['kustomization.yaml', writeYaml({ resources: ['inner', 'around.yaml'] })],
      ['around.yaml', writeObjects(around)],
      ['inner/kustomization.yaml', writeYaml({ ...kustomization, resources: ['objects.yaml'] })],
      ['inner/objects.yaml', writeObjects(objects)],
    ]),
  );
  return buildObjects(engine, around.length === 0 ? `${root}/inner` : root);
}

function writeObjects(objects: readonly KubernetesObject[]): string {
  return objects.map((object) => writeYaml(object)).join('---\n');
}
