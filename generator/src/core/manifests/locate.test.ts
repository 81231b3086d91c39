import { expect, test } from 'vitest';
import { locate } from './locate.ts';
import { readDocuments } from './read-documents.ts';

const STREAM = `a: 1
---
# comment
kind: Pod
spec:
  containers:
    - name: a
      "image": b
    - name: c
  1: x
  1: y
`;

const [, pod] = readDocuments(STREAM);

test.each([
  [['kind'], 4],
  [['spec', 'containers', 0, 'image'], 8],
  [['spec', 'containers', 1], 9],
  [['spec', 'containers', 1, 'image'], 9],
  [['spec', 'containers', 7, 'image'], 6],
  [['spec', 'missing', 'deeper'], 5],
  [['spec', '1'], 11],
  [['missing'], 4],
  [[], 4],
])('%j stands on line %i', (path, line) => {
  if (pod === undefined) throw new Error('the stream has two documents');
  expect(locate(pod, [path])).toEqual([line]);
});

test('no path, no line', () => {
  expect(locate({ text: 'a: 1', textLine: 1, line: 1 }, [])).toEqual([]);
});
