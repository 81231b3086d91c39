import { expect, test } from 'vitest';
import { formatPath } from './format-path.ts';

test.each([
  [['metadata', 'labels', 'a.b/c'], 'metadata.labels["a.b/c"]'],
  [['spec', 'rules', 0, 'host'], 'spec.rules[0].host'],
  [[''], '[""]'],
  [[], ''],
])('the path %j reads %s', (path, expected) => {
  expect(formatPath(path)).toBe(expected);
});
