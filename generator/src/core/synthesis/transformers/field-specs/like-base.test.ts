import { describe, expect, it } from 'vitest';
import { likeBase } from './like-base.ts';

describe('likeBase', () => {
  it('has the values of the base where the transformer put its own', () => {
    expect(likeBase({ a: '1', b: '2' }, { b: '2' }, { a: '0', c: '3' })).toEqual({
      a: '0',
      b: '2',
    });
  });

  it('keeps the order of the keys', () => {
    const like = likeBase({ a: '1', b: '2' }, { b: '2' }, { b: '2', a: '0' });
    expect(Object.keys(like as object)).toEqual(['a', 'b']);
  });

  it('brings back maps that held nothing else, and only what of them is in the target', () => {
    const base = { metadata: { labels: { a: '0', b: '1' } } };
    expect(likeBase({ metadata: { labels: { a: '1' } } }, {}, base)).toEqual({
      metadata: { labels: { a: '0' } },
    });
    expect(likeBase({ metadata: { labels: { a: '1' } } }, {}, { metadata: {} })).toEqual({});
  });

  it('goes into lists by position', () => {
    const target = [{ labels: { a: '1' } }, { labels: { a: '1' } }];
    expect(likeBase(target, [{}, {}], [{ labels: { a: '0' } }])).toEqual([
      { labels: { a: '0' } },
      {},
    ]);
  });

  it('is without what the transformer puts where the base has nothing', () => {
    expect(likeBase({ a: '1' }, { b: '2' }, undefined)).toEqual({ b: '2' });
    expect(likeBase('text', 'text', { a: '1' })).toBe('text');
    expect(likeBase({ a: '1' }, undefined, { b: '1' })).toBeUndefined();
  });
});
