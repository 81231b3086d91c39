import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import type { KubernetesObject } from '../../../src/core/kubernetes/object.ts';
import { compareObjects } from '../../../src/core/proof/compare.ts';
import { misfits, withoutNamespace } from '../../../src/core/synthesis/transformers/namespace.ts';
import { isKnownClusterScoped } from '../../../src/core/synthesis/transformers/names/references/cluster-scoped.ts';
import { BUILD_CONCURRENCY, findEngine, type Engine } from '../../../src/shell/engine/engine.ts';
import { mapBounded } from '../../../src/shell/map-bounded.ts';
import { buildTogether } from './build-together.ts';
import { namespacedObjects } from './namespaced-objects.ts';
import { referringObjects } from './referring-objects.ts';

let engine: Engine;
beforeAll(async () => {
  engine = await findEngine(process.env);
});

/** The objects of one build, and a namespace that some of them are in. */
const builds = fc.tuple(
  fc.oneof(namespacedObjects, referringObjects),
  fc.constantFrom('one', 'two', 'default', '123'),
);

function sampleBuilds(seed: number): [objects: KubernetesObject[], namespace: string][] {
  return fc.sample(builds, { numRuns: 60, seed });
}

/** Kustomize would keep it, but patches would not find it. */
function isPlacedWithoutNeed(object: KubernetesObject): boolean {
  return isKnownClusterScoped(object) && object.metadata['namespace'] !== undefined;
}

function split(objects: readonly KubernetesObject[], namespace: string) {
  const apart = misfits(objects, namespace);
  const inside = objects.filter((object) => !apart.has(object));
  return { apart: [...apart], inside, local: withoutNamespace(inside, namespace, 'placeholder') };
}

describe('misfits of a namespace', () => {
  it('apart, the build gives exactly the objects', async () => {
    const differences = await mapBounded(
      sampleBuilds(51),
      BUILD_CONCURRENCY,
      async ([objects, namespace]) => {
        const { apart, local } = split(objects, namespace);
        if (local.length === 0) return [];
        const built = await buildTogether(engine, { namespace }, local, apart);
        if ('failure' in built) return [built];
        return compareObjects(objects, built.objects).map((mismatch) => ({ namespace, mismatch }));
      },
    );
    expect(differences.flat()).toEqual([]);
  });

  it('may be joined by other objects', async () => {
    const differences = await mapBounded(
      sampleBuilds(54),
      BUILD_CONCURRENCY,
      async ([objects, namespace]) => {
        const apart = misfits(objects, namespace);
        const more = objects.filter((object, index) => apart.has(object) || index % 3 === 0);
        const inside = objects.filter((object) => !more.includes(object));
        if (inside.length === 0) return [];
        const local = withoutNamespace(inside, namespace, 'placeholder');
        const built = await buildTogether(engine, { namespace }, local, more);
        return 'objects' in built ? compareObjects(objects, built.objects) : [built];
      },
    );
    expect(differences.flat()).toEqual([]);
  });

  it('are none that could stand inside', async () => {
    const candidates = sampleBuilds(52).flatMap(([objects, namespace]) =>
      [...misfits(objects, namespace)]
        .slice(0, 2)
        .map((misfit) => ({ objects, namespace, misfit })),
    );
    const needless = await mapBounded(
      candidates.filter(({ misfit }) => !isPlacedWithoutNeed(misfit)),
      BUILD_CONCURRENCY,
      async ({ objects, namespace, misfit }) => {
        const { inside, apart } = split(objects, namespace);
        const local = withoutNamespace([...inside, misfit], namespace, 'placeholder');
        const others = apart.filter((object) => object !== misfit);
        const built = await buildTogether(engine, { namespace }, local, others);
        const isExact = 'objects' in built && compareObjects(objects, built.objects).length === 0;
        return isExact ? [{ namespace, misfit }] : [];
      },
    );
    expect(needless.flat()).toEqual([]);
    expect(needless.length).toBeGreaterThan(40);
  });

  it('leave nothing of the namespace in the files', () => {
    const names = sampleBuilds(53).flatMap(([objects, namespace]) =>
      split(objects, namespace).local.map(({ metadata }) => metadata['namespace']),
    );
    expect(new Set(names)).toEqual(new Set([undefined]));
  });
});
