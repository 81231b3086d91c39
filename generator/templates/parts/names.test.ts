import { describe, expect, it } from 'vitest';
import {
  absolutePathSchema,
  dataKeySchema,
  hostSchema,
  labelNameSchema,
  portNameSchema,
} from './names.ts';
import { quantitySchema, sizeSchema } from './quantity.ts';

describe('names', () => {
  it.each([
    [
      'a path',
      absolutePathSchema('/data'),
      ['/data', '/mnt/a.b/c_d'],
      ['', '/', 'data', '/a/../b', '/a/.', '/a//b', '/a/'],
    ],
    [
      'a host',
      hostSchema(),
      ['a', 'blog.example.org'],
      ['', 'Blog.org', 'a..b', '-a.org', 'http://a', "a.org'", 'a b'],
    ],
    [
      'a label',
      labelNameSchema('a'),
      ['a', '1a', 'a-b'],
      ['', 'A', 'a.b', '-a', 'a-', 'a'.repeat(64), '__proto__'],
    ],
    ['a port name', portNameSchema(), ['http', 'a1'], ['', '1', 'HTTP', 'a--b', 'a'.repeat(16)]],
    [
      'a key',
      dataKeySchema('a'),
      ['a', '.dockerconfigjson', 'A_b.c-d'],
      ['', '.', '..', '..a', 'a/b', 'a b'],
    ],
    [
      'a size',
      sizeSchema(),
      ['20Gi', '1', '1.5T', '.5G', '1e3'],
      ['', '0', '0Gi', '0.0', '-1Gi', '20 Gi', '20GiB'],
    ],
    ['a quantity', quantitySchema(), ['250m', '1', 2, 0.5], ['', '-1', 'x', 0, -1, true]],
  ])('%s is taken where Kubernetes takes it', (_, schema, good, bad) => {
    expect(good.filter((value) => !schema.safeParse(value).success)).toEqual([]);
    expect(bad.filter((value) => schema.safeParse(value).success)).toEqual([]);
  });
});
