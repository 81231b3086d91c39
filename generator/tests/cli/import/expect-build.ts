import { join } from 'node:path';
import { expect } from 'vitest';
import type { KubernetesObject } from '../../../src/core/kubernetes/object.ts';
import { compareObjects } from '../../../src/core/proof/compare.ts';
import { readManifests } from '../../../src/core/yaml.ts';
import { findEngine } from '../../../src/shell/engine/engine.ts';
import { buildObjects } from '../../../src/shell/engine/prove.ts';

const engine = await findEngine(process.env);

/** A build of the real engine holds exactly the objects of the manifests. */
export async function expectBuild(root: string, path: string, text: string): Promise<void> {
  const built = await buildObjects(engine, join(root, path));
  const objects = 'objects' in built ? built.objects : [];
  expect(built, path).not.toHaveProperty('failure');
  expect(compareObjects(readManifests(text) as KubernetesObject[], objects), path).toEqual([]);
}
