import { describe, expect, it } from 'vitest';
import { mutate } from './mutate.ts';
import { seededRandom } from './random.ts';
import { liveSchemas } from './schemas.ts';

const name = 'io.example.Thing';
const schemas = liveSchemas({
  version: 'v1.35.8',
  definitions: [],
  documents: [
    {
      components: {
        schemas: {
          [name]: {
            type: 'object',
            properties: {
              metadata: { type: 'object', properties: { name: { type: 'string' } } },
              spec: { type: 'object', properties: { sizes: { type: 'array', items: {} } } },
            },
            'x-kubernetes-group-version-kind': [{ group: 'a.b', version: 'v1', kind: 'Thing' }],
          } as object,
        },
      },
    },
  ],
});
const SAMPLE = {
  apiVersion: 'a.b/v1',
  kind: 'Thing',
  metadata: { name: 'a' },
  spec: { sizes: [1, 2] },
};

describe('mutate', () => {
  const run = (seed: number): ReturnType<typeof mutate> =>
    mutate(SAMPLE, { schemas, random: seededRandom(seed) });

  it('gives the same object for the same seed, and leaves the sample and its kind alone', () => {
    const before = structuredClone(SAMPLE);
    for (let seed = 0; seed < 200; seed++) {
      const { object, change } = run(seed);
      expect(object, change).toMatchObject({ apiVersion: 'a.b/v1', kind: 'Thing' });
      expect(run(seed)).toEqual({ object, change });
    }
    expect(SAMPLE).toEqual(before);
  });

  it('changes something in nearly every way there is', () => {
    const changes = Array.from({ length: 200 }, (_, seed) => run(seed).change.split(' ')[0]);
    expect(new Set(changes).size).toBe(9);
  });

  it('does nothing where only the kind is left', () => {
    const object = { apiVersion: 'a.b/v1', kind: 'Thing' };
    const { change } = mutate(object, { schemas, random: seededRandom(1) });
    expect(change).toBe('nothing is left');
  });
});
