import { expect, test } from 'vitest';
import { readInput } from '../../src/core/import/input/read-input.ts';
import { sampleManifests } from './sample-manifests.ts';

test('the manifests that the benchmark imports are three environments of 60 objects', () => {
  const read = [...sampleManifests()].map(([name, text]) =>
    readInput({ path: name, isFolder: false, texts: [{ name, text }], skipped: [] }),
  );

  expect(read.flatMap(({ problems }) => problems)).toEqual([]);
  expect(read.map(({ documents }) => documents.length)).toEqual([60, 60, 60]);
});

test('the environments that the benchmark imports differ', () => {
  expect(new Set(sampleManifests().values()).size).toBe(3);
});
