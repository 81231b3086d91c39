import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Json, JsonObject } from '../core/kubernetes/object.ts';
import { deepMerge } from './deep-merge.ts';

describe('deepMerge', () => {
  it('merges maps and replaces scalars', () => {
    const base = { a: { b: 1, c: 2 }, d: 'x' };
    expect(deepMerge(base, { a: { c: 3 }, d: 'y' })).toEqual({ a: { b: 1, c: 3 }, d: 'y' });
  });

  it('replaces lists as a whole', () => {
    expect(deepMerge({ a: [1, 2, 3] }, { a: [4] })).toEqual({ a: [4] });
  });

  it('removes with null, also what is not there and inside of new maps', () => {
    expect(deepMerge({ a: 1, b: 2 }, { a: null, c: null, d: { e: null, f: 1 } })).toEqual({
      b: 2,
      d: { f: 1 },
    });
  });

  it('keeps null inside of lists', () => {
    expect(deepMerge({}, { a: [null, { b: null }] })).toEqual({ a: [null, { b: null }] });
  });

  it('lets a map replace a scalar and a scalar replace a map', () => {
    expect(deepMerge({ a: 1, b: { c: 1 } }, { a: { d: 2 }, b: 3 })).toEqual({ a: { d: 2 }, b: 3 });
  });

  it('keeps false, zero and the empty string', () => {
    expect(deepMerge({ a: true, b: 1, c: 'x' }, { a: false, b: 0, c: '' })).toEqual({
      a: false,
      b: 0,
      c: '',
    });
  });

  it('never reaches a prototype', () => {
    const hostile = JSON.parse('{"__proto__": {"polluted": true}}') as JsonObject;
    const merged = deepMerge(hostile, hostile);
    expect(Object.getPrototypeOf(merged)).toBe(Object.prototype);
    expect(JSON.stringify(merged)).toBe('{"__proto__":{"polluted":true}}');
    expect('polluted' in {}).toBe(false);
  });

  it('does not find inherited keys', () => {
    expect(deepMerge({}, { constructor: { a: 1 } })).toEqual({ constructor: { a: 1 } });
  });

  it('takes any depth', () => {
    const depth = 50_000;
    const nested = (leaf: Json): JsonObject => {
      let value: JsonObject = { leaf };
      for (let level = 0; level < depth; level += 1) value = { inner: value };
      return value;
    };
    let found: Json | undefined = deepMerge(nested(1), nested(2));
    for (let level = 0; level < depth; level += 1) found = (found as JsonObject)['inner'];
    expect(found).toEqual({ leaf: 2 });
  });

  const object = fc
    .dictionary(fc.constantFrom('a', 'b', 'c'), fc.jsonValue({ maxDepth: 3 }))
    .map((value) => JSON.parse(JSON.stringify(value)) as JsonObject);

  it('changes neither of its inputs', () => {
    fc.assert(
      fc.property(object, object, (base, over) => {
        const before = JSON.stringify([base, over]);
        deepMerge(base, over);
        expect(JSON.stringify([base, over])).toBe(before);
      }),
    );
  });

  it('is idempotent: merging the same part twice changes nothing more', () => {
    fc.assert(
      fc.property(object, object, (base, over) => {
        const once = deepMerge(base, over);
        expect(deepMerge(once, over)).toEqual(once);
      }),
    );
  });

  it('takes an empty part as no change, apart from nulls', () => {
    fc.assert(
      fc.property(object, (base) => {
        const clean = deepMerge({}, base);
        expect(deepMerge(clean, {})).toEqual(clean);
      }),
    );
  });
});
