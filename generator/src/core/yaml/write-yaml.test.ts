import { describe, expect, it } from 'vitest';
import { readManifests } from './read-manifests.ts';
import { writeYaml } from './write-yaml.ts';

describe('writeYaml', () => {
  it.each([
    ['yes', '"yes"'],
    ['n', '"n"'],
    ['null', '"null"'],
    ['12:30', '"12:30"'],
    ['1e3', '"1e3"'],
    ['0o14', '"0o14"'],
    ['0644', '"0644"'],
    ['_1', '"_1"'],
    ['.5', '".5"'],
    ['+1', '"+1"'],
    ['2026-01-01', '"2026-01-01"'],
    ['8.4.11', '"8.4.11"'],
    ['<<', '"<<"'],
    ['', '""'],
  ])('quotes %j, which one of the YAML dialects takes for something else', (text, written) => {
    expect(writeYaml({ key: text })).toBe(`key: ${written}\n`);
  });

  it.each(['10Gi', '250m', '--flag=x', '-c', '../../base', 'mysql:8.4.11', 'https://a.b/c?d=e'])(
    'leaves %j plain',
    (text) => {
      expect(writeYaml({ key: text })).toBe(`key: ${text}\n`);
    },
  );

  it('quotes keys by the same rule', () => {
    expect(writeYaml({ on: 1, '12:30': 2 })).toBe('"on": 1\n"12:30": 2\n');
  });

  it('writes several lines as a block, without folding', () => {
    const line = 'word '.repeat(40).trim();
    expect(writeYaml({ key: `${line}\n${line}\n` })).toBe(`key: |\n  ${line}\n  ${line}\n`);
  });

  it.each(['\tx\ny\n', '\n\tx\n', ' \n', '\n \n', '\t\n', 'x\n '])(
    'writes %j in quotes, which Kustomize cannot read as a block',
    (text) => {
      expect(writeYaml({ key: text })).toMatch(/^key: "/);
      expect(readManifests(writeYaml({ key: text }))).toEqual([{ key: text }]);
    },
  );

  it.each(['\n', 'x\n\n', ' x\ny\n', '\n  x\n', 'x\n\ty\n', 'x\n \ny', 'x \ny\n'])(
    'writes %j as a block',
    (text) => {
      expect(writeYaml({ key: text })).toMatch(/^key: \|/);
      expect(readManifests(writeYaml({ key: text }))).toEqual([{ key: text }]);
    },
  );

  it('escapes line breaks that a reader would fold', () => {
    expect(writeYaml({ key: 'a\u2028b\u0085c' })).toBe('key: "a\\u2028b\\u0085c"\n');
  });

  it('writes an object that occurs twice twice, not as an alias', () => {
    const labels = { app: 'a' };
    expect(writeYaml({ one: labels, two: labels })).toBe('one:\n  app: a\ntwo:\n  app: a\n');
  });
});
