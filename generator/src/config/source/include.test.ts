import { describe, expect, it } from 'vitest';
import { includePatterns, isSafePattern, matchIncludes } from './include.ts';

describe('includePatterns', () => {
  it('gives the patterns of the file', () => {
    expect(includePatterns('include: [apps/*.yaml, more.yaml]\n')).toEqual([
      'apps/*.yaml',
      'more.yaml',
    ]);
  });

  it('gives nothing for a text without include, and for one that cannot be read', () => {
    expect(includePatterns('version: 1\n')).toEqual([]);
    expect(includePatterns('a: [1\n')).toEqual([]);
    expect(includePatterns('include: apps/*.yaml\n')).toEqual([]);
  });

  it('leaves out what would lead out of the repository', () => {
    const text = 'include: [../x.yaml, /etc/x, "C:x", "a\\\\b", a//b, ./a, 7, ok.yaml]\n';
    expect(includePatterns(text)).toEqual(['ok.yaml']);
  });
});

describe('matchIncludes', () => {
  const paths = ['apps/b.yaml', 'apps/a.yaml', 'apps/.hidden.yaml', 'apps/x/c.yaml', 'other.yaml'];

  it('matches * within one segment, sorted', () => {
    expect(matchIncludes(['apps/*.yaml'], paths)).toEqual(['apps/a.yaml', 'apps/b.yaml']);
    expect(matchIncludes(['*/*/*.yaml'], paths)).toEqual(['apps/x/c.yaml']);
  });

  it('gives each path once, however many patterns match it', () => {
    expect(matchIncludes(['apps/a.yaml', 'apps/*'], paths)).toEqual(['apps/a.yaml', 'apps/b.yaml']);
  });

  it('takes other signs literally', () => {
    expect(matchIncludes(['apps/?.yaml', 'apps/[ab].yaml'], paths)).toEqual([]);
  });

  it('needs the parts around * to be disjoint', () => {
    expect(matchIncludes(['ab*ba'], ['aba', 'abba', 'abxba'])).toEqual(['abba', 'abxba']);
    expect(matchIncludes(['a*b*c'], ['abc', 'axbxc', 'acb', 'ac'])).toEqual(['abc', 'axbxc']);
  });

  it('answers a hostile pattern at once', () => {
    const pattern = `${'*a'.repeat(5_000)}*b`;
    expect(matchIncludes([pattern], ['a'.repeat(10_000)])).toEqual([]);
  });

  it('refuses a pattern that leaves the repository', () => {
    expect(isSafePattern('a/../b')).toBe(false);
    expect(matchIncludes(['../*'], ['../x'])).toEqual([]);
  });
});
