import { describe, expect, it } from 'vitest';
import type { Json } from '../../kubernetes/object.ts';
import type { MergeSchema } from '../strategic-merge/merge-keys.ts';
import { meet } from './meet.ts';

const byName: MergeSchema = { mergeKeys: ['name'] };

describe('meet', () => {
  it.each<[string, Json | undefined, (Json | undefined)[], Json | undefined]>([
    ['what all wishes agree on', 'a', ['b', 'b'], 'b'],
    ['the base where they differ', 'a', ['b', 'c'], 'a'],
    ['the base where one wish keeps it', 'a', ['a', 'b'], 'a'],
    ['a field that all add', {}, [{ a: 1 }, { a: 1, b: 2 }], { a: 1 }],
    ['no field that some add', {}, [{ a: 1 }, {}], {}],
    ['no field that all remove', { a: 1, b: 2 }, [{ b: 3 }, { b: 4 }], { b: 2 }],
    ['a field that some keep', { a: 1 }, [{ a: 1 }, {}], { a: 1 }],
    [
      'what is common below a map that all add',
      {},
      [{ m: { a: 1, b: 2 } }, { m: { a: 1 } }],
      { m: { a: 1 } },
    ],
    ['no empty map where nothing below is common', {}, [{ m: { a: 1 } }, { m: { b: 1 } }], {}],
    [
      'the whole list where lists differ',
      [1],
      [
        [1, 2],
        [1, 3],
      ],
      [1],
    ],
    ['the base where types differ', { a: 1 }, [['a'], { a: 2 }], { a: 1 }],
    ['nothing where nobody has it', undefined, [undefined, undefined], undefined],
    ['nothing where the wishes have no common type', undefined, ['a', { a: 1 }], undefined],
  ])('is %s', (_, base, wishes, expected) => {
    expect(meet(base, wishes, undefined)).toEqual(expected);
  });

  it('goes into lists whose elements have names', () => {
    const base = [{ name: 'app', image: 'a:1' }, { name: 'old' }];
    const first = [{ name: 'app', image: 'a:2', args: ['x'] }, { name: 'proxy' }];
    const second = [{ name: 'proxy' }, { name: 'app', image: 'a:2', args: ['y'] }];
    expect(meet(base, [first, second], byName)).toEqual([
      { name: 'app', image: 'a:2' },
      { name: 'proxy' },
    ]);
  });

  it('leaves a list alone in which an element has no name', () => {
    const base = [{ name: 'a' }];
    expect(meet(base, [[{ name: 'a' }, { b: 1 }], [{ name: 'b' }]], byName)).toBe(base);
    expect(meet(base, [['a'], [{ name: 'b' }]], byName)).toBe(base);
  });

  it('reads no field off the prototype', () => {
    expect(meet({}, [{ constructor: 'a' }, { valueOf: 'a' }], undefined)).toEqual({});
  });
});
