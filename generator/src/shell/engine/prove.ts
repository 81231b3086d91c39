import { writeFiles } from '../files/write-files.ts';
import { mkdtemp, writeFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { valueAt, type Json, type KubernetesObject } from '../../core/kubernetes/object.ts';
import { planBatches, type ProofTarget } from '../../core/proof/batches.ts';
import { compareObjects, type Mismatch } from '../../core/proof/compare.ts';
import { writeKustomization } from '../../core/synthesis/kustomization.ts';
import { readManifests } from '../../core/yaml.ts';
import { BUILD_CONCURRENCY, BuildError, type Engine } from './engine.ts';
import { mapBounded } from '../map-bounded.ts';
import { withTemporaryFolder } from '../files/temporary-folder.ts';

/** What the real engine makes of one overlay. */
export type Proof = { path: string; mismatches: Mismatch[] } | { path: string; failure: string };

export interface ProofOptions {
  /** Build every overlay alone. */
  isolated: boolean;
  /** Called after each build with the number of overlays done so far. */
  onProgress?: (done: number) => void;
}

/**
 * Builds overlays with the real engine and compares them with the wish. Nothing is written into the
 * repository: the files are put into a temporary folder. Overlays are built many at a time where that
 * is sure to give the same; what differs then is built again alone before it is reported.
 *
 * @param files all files that the builds read, by path
 * @returns one proof for each target that does not come out exact
 */
export async function prove(
  engine: Engine,
  files: ReadonlyMap<string, string>,
  targets: readonly ProofTarget[],
  options: ProofOptions,
): Promise<Proof[]> {
  if (targets.length === 0) return [];
  return withTemporaryFolder(async (root) => {
    await writeFiles(root, files);
    const batches = options.isolated ? targets.map((target) => [target]) : planBatches(targets);
    let done = 0;
    const proofs = await mapBounded(batches, BUILD_CONCURRENCY, async (batch) => {
      const found = await proveBatch(engine, root, batch);
      options.onProgress?.((done += batch.length));
      return found;
    });
    return proofs.flat();
  });
}

async function proveBatch(engine: Engine, root: string, batch: ProofTarget[]): Promise<Proof[]> {
  const [first, ...others] = batch;
  if (first === undefined) return [];
  if (others.length === 0) return proveAlone(engine, root, first);
  const folder = await mkdtemp(join(root, 'batch-'));
  const resources = batch.map(({ path }) => relative(folder, join(root, path)));
  await writeFile(join(folder, 'kustomization.yaml'), writeKustomization({ resources }));
  const built = await buildObjects(engine, folder);
  if (!('failure' in built)) {
    const expected = batch.flatMap(({ objects }) => objects);
    if (compareObjects(expected, built.objects).length === 0) return [];
  }
  const proofs = await mapBounded(batch, 1, (target) => proveAlone(engine, root, target));
  return proofs.flat();
}

async function proveAlone(engine: Engine, root: string, target: ProofTarget): Promise<Proof[]> {
  const built = await buildObjects(engine, join(root, target.path));
  if ('failure' in built) return [{ path: target.path, failure: built.failure }];
  const mismatches = compareObjects(target.objects, built.objects);
  return mismatches.length === 0 ? [] : [{ path: target.path, mismatches }];
}

/**
 * The objects that a kustomization builds to, or why it does not.
 */
export async function buildObjects(
  engine: Engine,
  folder: string,
): Promise<{ objects: KubernetesObject[] } | { failure: string }> {
  try {
    const objects = readManifests(await engine.build(folder));
    if (objects.every(isKubernetesObject)) return { objects };
    return { failure: `${engine.command} printed something that is no Kubernetes object` };
  } catch (error) {
    if (error instanceof BuildError) return { failure: error.message };
    if (!(error instanceof SyntaxError)) throw error;
    return { failure: `${engine.command} printed what is no YAML` };
  }
}

function isKubernetesObject(value: Json): value is KubernetesObject {
  const texts = [['apiVersion'], ['kind'], ['metadata', 'name']];
  return texts.every((path) => typeof valueAt(value, path) === 'string');
}
