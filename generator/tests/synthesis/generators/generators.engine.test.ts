import fc from 'fast-check';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { JsonObject, KubernetesObject } from '../../../src/core/kubernetes/object.ts';
import { compareObjects } from '../../../src/core/proof/compare.ts';
import {
  applyGenerator,
  applyOntoObject,
} from '../../../src/core/synthesis/generators/apply-generator.ts';
import { asGenerator } from '../../../src/core/synthesis/generators/as-generator.ts';
import type { GeneratorParts } from '../../../src/core/synthesis/generators/generator.ts';
import { hashedName, withHashSuffix } from '../../../src/core/synthesis/generators/hash-suffix.ts';
import { mergeGenerator } from '../../../src/core/synthesis/generators/merge-generator.ts';
import { placeGenerators } from '../../../src/core/synthesis/generators/place-generators.ts';
import { writeYaml } from '../../../src/core/yaml.ts';
import { findEngine, type Engine } from '../../../src/shell/engine/engine.ts';
import { buildObjects } from '../../../src/shell/engine/prove.ts';
import { folderWith } from '../engine-folders.ts';
import { generated } from './odd-texts.ts';

let engine: Engine;
beforeAll(async () => {
  engine = await findEngine(process.env);
});

const SAMPLES = 150;

function renamed(
  object: KubernetesObject,
  name: string,
  fields: JsonObject = {},
): KubernetesObject {
  return { ...object, metadata: { ...object.metadata, name, ...fields } };
}

function samples(seed: number, count = SAMPLES): KubernetesObject[] {
  return fc
    .sample(generated, { numRuns: count, seed })
    .map((object, index) => renamed(object, `app${index}`));
}

/** Adds the files of generators, and returns the fields of the kustomization in that folder. */
function writeGenerators(
  folder: string,
  objects: readonly KubernetesObject[],
  write: (object: KubernetesObject, directory: string | undefined) => GeneratorParts | undefined,
  files: Map<string, string>,
): { fields: JsonObject; placed: Map<string, GeneratorParts> } {
  const requests = objects.map((object) => ({
    object,
    write: (directory: string | undefined) => write(object, directory),
  }));
  const placed = placeGenerators(requests, []);
  const entriesOf = (kind: string) =>
    [...placed.values()].filter((parts) => parts.kind === kind).map(({ entry }) => entry);
  for (const parts of placed.values()) {
    for (const [path, text] of parts.files) files.set(`${folder}/${path}`, text);
  }
  const lists = {
    configMapGenerator: entriesOf('ConfigMap'),
    secretGenerator: entriesOf('Secret'),
  };
  return { fields: lists as unknown as JsonObject, placed };
}

async function build(files: Map<string, string>, folder: string): Promise<KubernetesObject[]> {
  const root = await folderWith(files);
  const built = await buildObjects(engine, join(root, folder));
  expect('failure' in built ? built.failure : undefined).toBeUndefined();
  return 'objects' in built ? built.objects : [];
}

const isHashed = (object: KubernetesObject): boolean => /[02468]$/.test(object.metadata.name);

describe('generators of odd texts', () => {
  it.each([31, 32])('build to exactly their objects (seed %i)', async (seed) => {
    const objects = samples(seed).map((object, index) =>
      index % 3 === 0 ? renamed(object, object.metadata.name, { namespace: 'blog' }) : object,
    );
    const possible = objects.filter(
      (object) => asGenerator(object, { hashed: true }) !== undefined,
    );
    expect(possible.length).toBeGreaterThan(SAMPLES / 2);
    const files = new Map<string, string>();
    const { fields } = writeGenerators(
      'all',
      objects,
      (object, directory) => asGenerator(object, { hashed: isHashed(object), directory }),
      files,
    );
    files.set('all/kustomization.yaml', writeYaml(fields));
    const built = await build(files, 'all');
    const expected = possible.map((object) => (isHashed(object) ? withHashSuffix(object) : object));
    expect(compareObjects(expected as KubernetesObject[], built)).toEqual([]);
    const hashed = built.filter((object) => hashedName(object) !== undefined);
    expect(hashed).toHaveLength(possible.filter(isHashed).length);
  });
});

/** What the overlay's wish is: the base's object with fields of another one. */
function mixed(base: KubernetesObject, other: KubernetesObject, index: number): KubernetesObject {
  const { name } = base.metadata;
  if (base.kind !== other.kind || index % 3 === 0) return base;
  const data = { ...(base['data'] as JsonObject), ...(other['data'] as JsonObject) };
  const merged = index % 3 === 1 && Object.keys(data).length > 0 ? { data } : {};
  return {
    ...renamed(other, name),
    metadata: { ...base.metadata, ...other.metadata, name },
    ...merged,
  };
}

describe('generators onto those of a base', () => {
  it.each([
    ['an overlay', 41],
    ['a component', 42],
  ])('build to exactly the wish in %s', async (place, seed) => {
    const base = samples(seed).filter((object) => asGenerator(object, { hashed: true }));
    const wishes = new Map(
      samples(seed + 100, base.length).map((other, index) => {
        const object = base[index] ?? other;
        return [object, mixed(object, other, index)] as const;
      }),
    );
    const files = new Map<string, string>();
    const made = writeGenerators(
      'base',
      base,
      (object, directory) => asGenerator(object, { hashed: isHashed(object), directory }),
      files,
    );
    const folder = place === 'an overlay' ? 'overlay' : 'component';
    const changed = writeGenerators(
      folder,
      base,
      (object, directory) => mergeGenerator(object, wishes.get(object) ?? object, { directory }),
      files,
    );
    expect(changed.placed.size).toBeGreaterThan(SAMPLES / 4);
    const behaviors = [...changed.placed.values()].map(({ entry }) => entry.behavior);
    expect(new Set(behaviors)).toEqual(new Set(['merge', 'replace']));

    const own = { namespace: 'prod', namePrefix: 'pre-', nameSuffix: '-suf' };
    files.set(
      'base/kustomization.yaml',
      writeYaml({ ...made.fields, namespace: 'b', nameSuffix: '-b' }),
    );
    if (folder === 'overlay') {
      files.set(
        'overlay/kustomization.yaml',
        writeYaml({ ...own, resources: ['../base'], ...changed.fields }),
      );
    } else {
      files.set(
        'overlay/kustomization.yaml',
        writeYaml({ ...own, resources: ['../base'], components: ['../component'] }),
      );
      files.set(
        'component/kustomization.yaml',
        writeYaml({
          apiVersion: 'kustomize.config.k8s.io/v1alpha1',
          kind: 'Component',
          ...changed.fields,
        }),
      );
    }
    const expected = base.map((object) => {
      const id = `${object.kind}//${object.metadata.name}`;
      const wish = changed.placed.has(id) ? (wishes.get(object) ?? object) : object;
      const complete = renamed(wish, `pre-${object.metadata.name}-b-suf`, { namespace: 'prod' });
      return isHashed(object) ? (withHashSuffix(complete) ?? complete) : complete;
    });
    expect(compareObjects(expected, await build(files, 'overlay'))).toEqual([]);
  });

  it('change an object from a file too, which gets no hash', async () => {
    const plain: KubernetesObject = {
      apiVersion: 'v1',
      kind: 'ConfigMap',
      metadata: { name: 'app', namespace: 'blog', labels: { a: 'b' } },
      data: { a: '1', b: '2' },
      binaryData: { c: '//4=' },
      immutable: true,
    };
    const parts: GeneratorParts = {
      kind: 'ConfigMap',
      entry: { name: 'app', namespace: 'blog', behavior: 'merge', literals: ['a=3'] },
      files: new Map(),
    };
    const files = new Map([
      ['base/app.yaml', writeYaml(plain)],
      ['base/kustomization.yaml', writeYaml({ resources: ['app.yaml'] })],
      [
        'overlay/kustomization.yaml',
        writeYaml({ resources: ['../base'], configMapGenerator: [parts.entry] }),
      ],
    ]);
    const built = await build(files, 'overlay');
    expect(built).toEqual([applyOntoObject(plain, parts)]);
    expect(built[0]).toEqual({
      apiVersion: 'v1',
      kind: 'ConfigMap',
      metadata: { name: 'app', namespace: 'blog', labels: { a: 'b' } },
      data: { a: '3', b: '2' },
      binaryData: { c: '//4=' },
    });
  });

  it('lose the hash of the base by disableNameSuffixHash, and the type by saying none', async () => {
    const secret: GeneratorParts = {
      kind: 'Secret',
      entry: { name: 'app', type: 'example.org/x', literals: ['a=1'] },
      files: new Map(),
    };
    const parts: GeneratorParts = {
      kind: 'Secret',
      entry: { name: 'app', behavior: 'merge', options: { disableNameSuffixHash: true } },
      files: new Map(),
    };
    const files = new Map([
      ['base/kustomization.yaml', writeYaml({ secretGenerator: [secret.entry] })],
      [
        'overlay/kustomization.yaml',
        writeYaml({ resources: ['../base'], secretGenerator: [parts.entry] }),
      ],
    ]);
    const built = await build(files, 'overlay');
    expect(built).toEqual([applyOntoObject(applyGenerator(secret), parts)]);
    expect(built[0]?.['type']).toBe('Opaque');
  });
});
