import { describe, expect, test } from 'vitest';
import { foldersAbove, isWithin, pathProblem } from './safe-path.ts';

describe('pathProblem', () => {
  test.each(['a', 'overlays/dev/app/a.yaml', 'a..b/c...yaml', 'apps/.hidden', 'base/git/x.yaml'])(
    'accepts "%s"',
    (path) => {
      expect(pathProblem(path)).toBeUndefined();
    },
  );

  test.each([
    ['', 'it is empty'],
    ['/etc/passwd', 'it is absolute'],
    ['C:/x', 'it is absolute'],
    ['c:x', 'it is absolute'],
    ['a\\b', 'it contains a backslash'],
    ['a\0b', 'it contains a control character'],
    ['a\nb', 'it contains a control character'],
    ['../x', 'it contains the segment ".."'],
    ['a/../b', 'it contains the segment ".."'],
    ['./a', 'it contains the segment "."'],
    ['a//b', 'it contains an empty segment'],
    ['a/', 'it contains an empty segment'],
    ['.git/hooks/pre-commit', 'it leads into ".git"'],
    ['base/.GIT/config', 'it leads into ".GIT"'],
    ['.git. /config', 'it leads into ".git. "'],
    ['GIT~1/config', 'it leads into "GIT~1"'],
    ['.strata/journal', 'it leads into ".strata"'],
    ['node_modules/x/index.js', 'it leads into "node_modules"'],
  ])('refuses %j: %s', (path, problem) => {
    expect(pathProblem(path)).toBe(problem);
  });
});

test('foldersAbove lists the folders from the outermost on', () => {
  expect(foldersAbove('a/b/c.yaml')).toEqual(['a', 'a/b']);
  expect(foldersAbove('a')).toEqual([]);
});

test('isWithin takes a root for a folder, not for the beginning of a name', () => {
  expect(isWithin('base/a', ['base'])).toBe(true);
  expect(isWithin('base', ['base'])).toBe(true);
  expect(isWithin('baseline/a', ['base'])).toBe(false);
});
