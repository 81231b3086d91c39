import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { deepEqual } from '../../../src/core/kubernetes/equality.ts';
import type { KubernetesObject } from '../../../src/core/kubernetes/object.ts';
import { compareObjects } from '../../../src/core/proof/compare.ts';
import {
  applyNames,
  withoutNames,
  type NameAffixes,
} from '../../../src/core/synthesis/transformers/names/affixes.ts';
import {
  renameObjects,
  withoutRenames,
} from '../../../src/core/synthesis/transformers/names/rename-objects.ts';
import { BUILD_CONCURRENCY, findEngine, type Engine } from '../../../src/shell/engine/engine.ts';
import { mapBounded } from '../../../src/shell/map-bounded.ts';
import { buildTogether } from './build-together.ts';
import { referringObjects } from './referring-objects.ts';

let engine: Engine;
beforeAll(async () => {
  engine = await findEngine(process.env);
});

const affixes = fc.constantFrom<NameAffixes>(
  { prefix: 'p-', suffix: '' },
  { prefix: '', suffix: '-s' },
  { prefix: 'p-', suffix: '-s' },
);

function build({ prefix, suffix }: NameAffixes, objects: readonly KubernetesObject[]) {
  return buildTogether(engine, { namePrefix: prefix, nameSuffix: suffix }, objects);
}

describe('namePrefix and nameSuffix', () => {
  it('change names and references as Kustomize does, and fail where it fails', async () => {
    const samples = fc.sample(fc.tuple(referringObjects, affixes), { numRuns: 25, seed: 41 });
    const differences = await mapBounded(samples, BUILD_CONCURRENCY, async ([objects, names]) => {
      const built = await build(names, objects);
      const expected = applyNames(objects, names);
      if (expected === undefined || 'failure' in built) {
        return expected === undefined && 'failure' in built ? [] : [{ expected, built }];
      }
      return compareObjects(expected, built.objects);
    });
    expect(differences.flat()).toEqual([]);
  });

  it('are undone exactly, or not at all', () => {
    const samples = fc.sample(fc.tuple(referringObjects, affixes), { numRuns: 200, seed: 42 });
    const results = samples.map(([objects, names]) => {
      const wish = applyNames(objects, names);
      if (wish === undefined) return 'no build';
      const undone = withoutNames(wish, names);
      if (undone === undefined) return 'not undone';
      return deepEqual(applyNames(undone, names), wish) ? 'undone' : 'wrong';
    });
    expect(results).not.toContain('wrong');
    // Not: where a subject in `default` would mean something else under `namespace:`.
    expect(results.filter((result) => result === 'undone').length).toBeGreaterThan(190);
  });

  it('are not undone into something else where a reference would be captured', () => {
    const samples = fc.sample(fc.tuple(referringObjects, affixes), { numRuns: 200, seed: 43 });
    const results = samples.map(([objects, names]) => {
      // New names, and every reference as it was.
      const wish = objects.map((object) => {
        const name = `${names.prefix}${object.metadata.name}${names.suffix}`;
        return { ...object, metadata: { ...object.metadata, name } };
      });
      const undone = withoutNames(wish, names);
      if (undone === undefined) return 'not undone';
      return deepEqual(applyNames(undone, names), wish) ? 'undone' : 'wrong';
    });
    expect(new Set(results)).toEqual(new Set(['undone', 'not undone']));
  });

  const role = { apiVersion: 'rbac.authorization.k8s.io/v1', kind: 'ClusterRole' };

  it.each([
    ['tru', 'e'],
    ['0x', 'ff'],
    ['p-', 'a,b'],
  ])('are refused where Kustomize does not carry the name %s%s', async (prefix, name) => {
    const affix = { prefix, suffix: '' };
    const text = { ...role, metadata: { name: `${prefix}${name}` } };
    expect(applyNames([{ ...role, metadata: { name } }], affix)).toBeUndefined();
    expect(withoutNames([text], affix)).toBeUndefined();
    const built = await build(affix, [{ ...role, metadata: { name } }]);
    expect('objects' in built ? compareObjects([text], built.objects) : [built]).not.toEqual([]);
  });

  it('of an inner kustomization are followed by the references around it', async () => {
    const inner = { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'a' } };
    const outer = {
      apiVersion: 'v1',
      kind: 'Pod',
      metadata: { name: 'a' },
      spec: { containers: [{ envFrom: [{ configMapRef: { name: 'a' } }] }] },
    };
    const options = { outside: new Set(['Pod//a']) };
    const wish = applyNames([inner, outer], { prefix: 'p-', suffix: '' }, options);
    expect(wish?.map(({ metadata }) => metadata.name)).toEqual(['p-a', 'a']);
    const built = await buildTogether(engine, { namePrefix: 'p-' }, [inner], [outer]);
    expect('objects' in built ? compareObjects(wish ?? [], built.objects) : built).toEqual([]);
    expect(withoutNames(wish ?? [], { prefix: 'p-', suffix: '' }, options)).toEqual([inner, outer]);
  });
});

describe('the hash of a generated ConfigMap', () => {
  it('is followed by references as by Kustomize, and undone', async () => {
    const users = fc
      .sample(referringObjects, { numRuns: 1, seed: 44 })
      .flat()
      .filter(({ kind }) => kind !== 'ConfigMap' && kind !== 'RoleBinding');
    const generated = {
      apiVersion: 'v1',
      kind: 'ConfigMap',
      metadata: { name: 'a' },
      data: { k: 'v' },
    };
    const generator = [{ name: 'a', literals: ['k=v'] }];
    const built = await buildTogether(engine, { configMapGenerator: generator }, users);
    const objects = 'objects' in built ? built.objects : [];
    const name = objects.find(({ kind }) => kind === 'ConfigMap')?.metadata.name ?? '';
    expect(name).toMatch(/^a-[a-z\d]+$/);
    const expected = renameObjects([...users, generated], new Map([['ConfigMap//a', name]]));
    expect(compareObjects(expected ?? [], objects)).toEqual([]);
    expect(withoutRenames(expected ?? [], new Map([[`ConfigMap//${name}`, 'a']]))).toEqual([
      ...users,
      generated,
    ]);
  });
});
