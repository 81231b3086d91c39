import { describe, expect, it } from 'vitest';
import { readManifests } from './read-manifests.ts';
import { isTooDeep, MAX_DEPTH } from './read-tokens.ts';

const DEEP: [string, (depth: number) => string][] = [
  ['lists in brackets', (depth) => '['.repeat(depth) + ']'.repeat(depth)],
  ['maps in braces', (depth) => '{a: '.repeat(depth) + '}'.repeat(depth)],
  ['JSON', (depth) => '{"a":'.repeat(depth) + '1' + '}'.repeat(depth)],
  ['dashes', (depth) => `${'- '.repeat(depth)}a`],
  ['keys that are maps', (depth) => `${'? '.repeat(depth)}a`],
  [
    'indented maps',
    (depth) => Array.from({ length: depth }, (_, i) => `${' '.repeat(i)}a:`).join('\n'),
  ],
];

describe.each(DEEP)('%s', (_, write) => {
  it('are refused where they nest thousands of levels', () => {
    expect(isTooDeep(write(5000))).toBe(true);
    expect(() => readManifests(write(5000))).toThrow(SyntaxError);
  });

  it('are let be up to the limit', () => {
    expect(isTooDeep(write(MAX_DEPTH))).toBe(false);
    expect(isTooDeep(write(MAX_DEPTH + 2))).toBe(true);
  });
});

describe('isTooDeep', () => {
  it('takes a text in a block for what it is', () => {
    expect(isTooDeep(`a: |\n  ${'['.repeat(5000)}\n${' '.repeat(5000)}x\n`)).toBe(false);
  });

  it('leaves what is no YAML to its reader', () => {
    expect(isTooDeep('a: "')).toBe(false);
    expect(isTooDeep('')).toBe(false);
  });
});
