import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import type { KubernetesObject } from '../../src/core/kubernetes/object.ts';
import { compareObjects } from '../../src/core/proof/compare.ts';
import { findEngine, type Engine } from '../../src/shell/engine/engine.ts';
import { buildTogether } from '../synthesis/transformers/build-together.ts';

let engine: Engine;
beforeAll(async () => {
  engine = await findEngine(process.env);
});

/** What Kustomize refuses to print, and U+0085, of which it makes a space. */
const UNCARRIED = /[\u007f-\u009f\ufffe\uffff]|\p{Surrogate}/u;

/** Short texts of signs that mean something in YAML, and any others. */
const text = fc
  .oneof(
    fc.string({
      unit: fc.constantFrom(' ', '\n', '\t', 'a', ':', '#', '-', '"', "'", '|', '?', '{', ','),
      maxLength: 7,
    }),
    fc.string({ unit: fc.constantFrom(' ', '\n', '\r', '\u2028', '\u2029', "'", 'a', 'ä') }),
    fc.stringMatching(/^[0189._+exbo:~nyYtT=<!&*%@-]{0,6}$/),
    fc.string({ unit: 'binary', maxLength: 6 }),
  )
  .filter((value) => !UNCARRIED.test(value));

const texts = (seed: number): string[] => fc.sample(text, { numRuns: 600, seed });

function configMap(name: string, data: Record<string, string>): KubernetesObject {
  return { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name }, data };
}

async function differences(objects: readonly KubernetesObject[]): Promise<unknown[]> {
  const built = await buildTogether(engine, {}, objects);
  return 'objects' in built ? compareObjects(objects, built.objects) : [built];
}

describe('a text of a manifest', () => {
  it('comes out of Kustomize as it was written', async () => {
    const data = Object.fromEntries(texts(61).map((value, index) => [`k${index}`, value]));
    expect(await differences([configMap('a', data)])).toEqual([]);
  });

  it('is the same in lists, and as the last thing of a document', async () => {
    const objects = texts(62).map((value, index): KubernetesObject => {
      const spec = [value, [value], { value, list: [{ value }] }, value];
      return {
        apiVersion: 'example.org/v1',
        kind: 'Widget',
        metadata: { name: `w${index}` },
        spec,
      };
    });
    expect(await differences(objects.slice(0, 150))).toEqual([]);
  });

  it('is the same as a key', async () => {
    const keys = texts(63).filter((key) => key !== '<<');
    const data = Object.fromEntries(keys.map((key) => [key, 'value']));
    expect(await differences([configMap('a', data)])).toEqual([]);
  });

  it.each(['a\u007f', '\u0080', 'a\uffff', '\ufffe', 'a\ud83d', '\udc00a'])(
    'with the character at the end of %j is refused by Kustomize',
    async (value) => {
      const built = await buildTogether(engine, {}, [configMap('a', { value })]);
      expect(built).toHaveProperty('failure');
    },
  );
});
