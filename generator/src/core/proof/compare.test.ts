import { describe, expect, it } from 'vitest';
import type { KubernetesObject } from '../kubernetes/object.ts';
import { compareObjects } from './compare.ts';

function map(name: string, data: Record<string, string>): KubernetesObject {
  return { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name }, data };
}

describe('compareObjects', () => {
  it('finds nothing where only the order of documents and keys differs', () => {
    const left = [map('a', { x: '1', y: '2' }), map('b', {})];
    const right = [map('b', {}), map('a', { y: '2', x: '1' })];
    expect(compareObjects(left, right)).toEqual([]);
  });

  it('reports the first differing path of each object', () => {
    expect(compareObjects([map('a', { x: '1' })], [map('a', { x: '2' })])).toMatchObject([
      { kind: 'different', difference: { path: ['data', 'x'], expected: '1', actual: '2' } },
    ]);
  });

  it('reports what is missing and what is too much', () => {
    const found = compareObjects([map('a', {})], [map('b', {})]);
    expect(found.map(({ kind, object }) => [kind, object.metadata.name])).toEqual([
      ['missing', 'a'],
      ['surplus', 'b'],
    ]);
  });
});
