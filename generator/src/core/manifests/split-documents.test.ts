import { expect, test } from 'vitest';
import { splitDocuments } from './split-documents.ts';

test('a stream is split before each marker, and lines are counted', () => {
  expect(splitDocuments('a: 1\n---\nb: |\n  x\n---\n--- # c\nc: 1\n')).toEqual([
    { text: 'a: 1\n', line: 1 },
    { text: '---\nb: |\n  x\n', line: 2 },
    { text: '---\n', line: 5 },
    { text: '--- # c\nc: 1\n', line: 6 },
  ]);
});

test('what only begins like a marker is none', () => {
  const text = 'a: |\n  x\n ---\n---x: 1\n';
  expect(splitDocuments(text)).toEqual([{ text, line: 1 }]);
});

test('an empty stream has no parts', () => {
  expect(splitDocuments('')).toEqual([]);
});

test.each(['%YAML 1.2\n---\na: 1\n', 'a: 1\n...\nb: 1\n', '...'])('%j is left whole', (stream) => {
  expect(splitDocuments(stream)).toBeUndefined();
});
