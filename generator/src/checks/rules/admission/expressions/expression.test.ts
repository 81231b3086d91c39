import { describe, expect, it } from 'vitest';
import { compilationProblem, usesName } from './expression.ts';

const NAMES = { roots: new Set(['object', 'variables']), variables: new Set(['a']) };

describe('compilationProblem', () => {
  it.each([
    'object.spec.replicas > 1 && !has(object.spec.paused)',
    'object.spec.a ? 1 : object.spec.b ? 2 : 3',
    'object.list.all(item, item.size() < 10u) || object.map.exists(key, value, key == value)',
    'object.list.filter(x, x > 1).map(x, x > 2, x * 2).exists_one(x, x == 4)',
    'object.?spec.orValue({}) == {"a": [1, 2,], ?"b": optional.none()}',
    'object[?"a"].hasValue() && [?object.?x] == []',
    `'a' + "b\\n" + '''c\nd''' + """e""" == r'\\d' // a comment`,
    "b'x' == bytes('x') && .5 < 1e3 && 0x1F >= -1",
    'quantity(object.spec.size).isGreaterThan(quantity("1Gi"))',
    'sets.contains([1], [1]) && ip.isCanonical("::1") && format.dns1123Label().hasValue()',
    'variables.a == type(object) && object.metadata.namespace == null',
    'Object{spec: Object.spec{replicas: 1}} == object',
    'object.list.transformMap(i, v, v > 1, v)',
    'object.`a-b` in ["c"]',
  ])('takes %s', (text) => {
    const environment = { ...NAMES, roots: new Set([...NAMES.roots, 'Object']) };
    expect(compilationProblem(text, environment)).toBeUndefined();
  });

  it.each([
    ['Bad Value!', 'unexpected "Value"'],
    ['object.', 'unexpected the end'],
    ['object.a(1,)', 'unexpected ")"'],
    ['(object', 'unexpected the end'],
    ['"a', 'a character or literal that is none'],
    ['"\\q"', 'a character or literal that is none'],
    ['object.a ? 1', 'unexpected the end'],
    ['namespace.x', 'reserved identifier: namespace'],
    ['objekt.a', "undeclared reference to 'objekt'"],
    ['object.list.all(x, y)', "undeclared reference to 'y'"],
    ['object.list.all(1, true)', 'argument must be a simple name'],
    ['has(object)', 'invalid argument to has() macro'],
    ['size(variables.b)', "undefined field 'b'"],
    ['constructor', "undeclared reference to 'constructor'"],
  ])('refuses %s', (text, problem) => {
    expect(compilationProblem(text, NAMES)).toContain(problem);
  });

  it.each([
    ['1', 'number'],
    ['-1', 'number'],
    ['("a")', 'string'],
    ['[true]', 'list'],
    ['{}', 'map'],
    ['null', 'null'],
    ["b''", 'bytes'],
  ])('knows the result of %s', (text, result) => {
    const problem = compilationProblem(text, { ...NAMES, results: ['bool'] });
    expect(problem).toBe(`must evaluate to bool but got ${result}`);
  });

  it.each(['!object.a', '(1 < 2)', 'object.a', 'object.a ? 1 : 2', 'true'])(
    'does not say that %s is no bool',
    (text) => {
      expect(compilationProblem(text, { ...NAMES, results: ['bool'] })).toBeUndefined();
    },
  );

  it('survives what is long or deep', () => {
    const long = 10_000;
    expect(compilationProblem(`object${'.a'.repeat(long)}`, NAMES)).toBeUndefined();
    expect(compilationProblem(`object${'[0]'.repeat(long)}`, NAMES)).toBeUndefined();
    expect(compilationProblem(`object${'||object'.repeat(long)}`, NAMES)).toBeUndefined();
    expect(compilationProblem('('.repeat(long), NAMES)).toContain('nested too deeply');
    expect(compilationProblem('object'.repeat(long), NAMES)?.length).toBeLessThan(200);
    expect(compilationProblem('1+'.repeat(long * 6), NAMES)).toContain('is longer than');
  });
});

describe('usesName', () => {
  it.each([
    ['self == oldSelf', true],
    ['self.all(x, x.y(oldSelf.z))', true],
    ['self.oldSelf', false],
    ['"oldSelf"', false],
    ['oldSelf +', false],
  ])('%s', (text, expected) => {
    expect(usesName(text, 'oldSelf')).toBe(expected);
  });
});
