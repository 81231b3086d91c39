import { describe, expect, it } from 'vitest';
import type { Json, KubernetesObject } from '../../../core/kubernetes/object.ts';
import type { Finding } from '../../finding.ts';
import { Field, objectRule, type FieldCheck } from './field.ts';

function found(check: FieldCheck, value: Json): Finding[] {
  return objectRule(check)(value as KubernetesObject);
}

describe('reading', () => {
  const field = new Field({ a: null, list: ['x', null], text: '', zero: 0, none: false }, []);

  it('takes null for nothing and a wrong type for no value', () => {
    expect(field.at('a').isSet).toBe(false);
    expect(field.at('list').text).toBe('');
    expect(field.at('text').items()).toEqual([]);
    expect(field.at('zero', 'deeper').isSet).toBe(false);
  });

  it.each(['a', 'text', 'zero', 'none', 'missing', 'toString'])('finds %s empty', (key) => {
    expect(field.at(key).isEmpty).toBe(true);
  });

  it('keeps the elements of a list that are null', () => {
    expect(
      field
        .at('list')
        .items()
        .map(({ text }) => text),
    ).toEqual(['x', '']);
  });

  it('knows its place, whether there is a value or not', () => {
    expect(field.at('list').items()[1]?.at('name').path).toEqual(['list', 1, 'name']);
    expect(field.path).toEqual([]);
  });

  it('reads integers that are carried as bigint', () => {
    expect(new Field(5n, []).number).toBe(5);
  });
});

describe('reporting', () => {
  it.each<[FieldCheck, Json, string | undefined]>([
    [(root) => root.at('a').requires(), {}, 'Required value'],
    [(root) => root.at('a').requires(), { a: 'x' }, undefined],
    [
      (root) => root.at('a').within(1, 2),
      { a: 3 },
      'Invalid value: 3: must be between 1 and 2, inclusive',
    ],
    [
      (root) => root.at('a').within(0),
      { a: -1 },
      'Invalid value: -1: must be greater than or equal to 0',
    ],
    [(root) => root.at('a').within(0), {}, undefined],
    [(root) => root.at('a').oneOf(['x']), { a: '' }, undefined],
    [
      (root) => root.at('a').oneOf(['x', 'y']),
      { a: 'z' },
      'Unsupported value: "z": supported values: "x", "y"',
    ],
    [(root) => root.at('a').matches(() => 'is wrong'), {}, undefined],
    [(root) => root.at('a').mustBe(() => 'is wrong'), {}, 'Invalid value: is wrong'],
    [(root) => root.at('a').invalid('is wrong'), { a: { secret: 1 } }, 'Invalid value: is wrong'],
    [(root) => root.at('a').invalidHidden('is wrong'), { a: 'x' }, 'Invalid value: is wrong'],
    [(root) => root.at('a').duplicate(), { a: 'x\ny' }, 'Duplicate value: "x\\ny"'],
  ])('%s on %j: %j', (check, value, message) => {
    expect(found(check, value).map((finding) => finding.message)).toEqual(
      message === undefined ? [] : [message],
    );
  });

  it('gives each finding an id, a severity and its path', () => {
    expect(found((root) => root.at('a').items()[0]?.forbidden('no'), { a: [1] })).toEqual([
      { id: 'forbidden', severity: 'error', path: ['a', 0], message: 'Forbidden: no' },
    ]);
  });

  it('keeps control characters of the object from the terminal', () => {
    const [finding] = found((root) => root.invalid('of \u001b[31m\u009b'), {});
    expect(finding?.message).toBe('Invalid value: of \\u001b[31m\\u009b');
  });

  it('cuts long values', () => {
    const [finding] = found((root) => root.at('a').duplicate(), { a: 'x'.repeat(1000) });
    expect(finding?.message.length).toBeLessThan(120);
  });

  it('begins anew with each object', () => {
    const rule = objectRule((root) => root.at('a').requires());
    expect(rule({} as KubernetesObject)).toHaveLength(1);
    expect(rule({} as KubernetesObject)).toHaveLength(1);
  });
});
