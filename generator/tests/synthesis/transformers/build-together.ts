import type { JsonObject, KubernetesObject } from '../../../src/core/kubernetes/object.ts';
import { writeYaml } from '../../../src/core/yaml.ts';
import type { Engine } from '../../../src/shell/engine/engine.ts';
import { buildObjects } from '../../../src/shell/engine/prove.ts';
import { folderWith } from '../engine-folders.ts';

/** What the engine makes of objects in one kustomization with these fields. */
export async function buildTogether(
  engine: Engine,
  kustomization: JsonObject,
  objects: readonly KubernetesObject[],
): ReturnType<typeof buildObjects> {
  const root = await folderWith(
    new Map([
      ['kustomization.yaml', writeYaml({ ...kustomization, resources: ['objects.yaml'] })],
      ['objects.yaml', objects.map((object) => writeYaml(object)).join('---\n')],
    ]),
  );
  return buildObjects(engine, root);
}
