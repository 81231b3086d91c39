import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll } from 'vitest';
import type { KubernetesObject } from '../../src/core/kubernetes/object.ts';
import { writeYaml } from '../../src/core/yaml.ts';
import type { Engine } from '../../src/shell/engine/engine.ts';
import { buildObjects } from '../../src/shell/engine/prove.ts';

const created: string[] = [];
afterAll(async () => {
  await Promise.all(created.map((folder) => rm(folder, { recursive: true, force: true })));
});

/** A temporary folder with these files, removed after the tests of the file. */
export async function folderWith(files: ReadonlyMap<string, string>): Promise<string> {
  const root = await mkdtemp(join(tmpdir(), 'strata-test-'));
  created.push(root);
  for (const [path, text] of files) {
    await mkdir(dirname(join(root, path)), { recursive: true });
    await writeFile(join(root, path), text);
  }
  return root;
}

/**
 * What the engine prints for the plain objects: the wish that synthesis has to meet. Undefined where
 * Kustomize cannot carry them at all.
 */
export async function plainObjects(
  engine: Engine,
  objects: readonly KubernetesObject[],
): Promise<KubernetesObject[] | undefined> {
  const names = objects.map((_, index) => `${index}.yaml`);
  const files = objects.map((object, index) => [`${index}.yaml`, writeYaml(object)] as const);
  const root = await folderWith(
    new Map([...files, ['kustomization.yaml', writeYaml({ resources: names })]]),
  );
  const built = await buildObjects(engine, root);
  return 'objects' in built ? built.objects : undefined;
}

export function inNamespace(
  objects: readonly KubernetesObject[],
  namespace: string,
): KubernetesObject[] {
  return objects.map((object) => ({ ...object, metadata: { ...object.metadata, namespace } }));
}
