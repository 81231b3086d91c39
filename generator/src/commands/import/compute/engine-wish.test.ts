import { describe, expect, it } from 'vitest';
import { noComments } from '../../../core/import/comments/comments.ts';
import type { SourceDocument } from '../../../core/import/source-document.ts';
import type { KubernetesObject } from '../../../core/kubernetes/object.ts';
import { asPrinted } from './engine-wish.ts';

function map(name: string, data: string): KubernetesObject {
  return { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name }, data: { a: data } };
}

function document(object: KubernetesObject): SourceDocument {
  return { object, place: { file: 'a.yaml', line: 1, column: 1 }, comments: noComments() };
}

describe('asPrinted', () => {
  const documents = [document(map('a', '1')), document(map('b', '1'))];

  it('gives the very documents where the engine reads the same, in any order', () => {
    expect(asPrinted(documents, [map('b', '1'), map('a', '1')])).toBe(documents);
    expect(asPrinted([], [])).toEqual([]);
  });

  it('takes the word of the engine where it differs', () => {
    const printed = [map('a', '2'), map('c', '1')];
    const corrected = asPrinted(documents, printed);
    expect(corrected.map(({ object }) => object)).toEqual(printed);
    expect(corrected[0]?.place.file).toBe('a.yaml');
  });
});
