import { describe, expect, it } from 'vitest';
import type { GeneratorEntry } from './generator.ts';
import { generatorLines, objectLines } from './lines.ts';

describe('generatorLines', () => {
  it('counts the entry, and the lines of files that are neither blank nor comments', () => {
    const entry: GeneratorEntry = {
      name: 'app',
      files: ['a.conf'],
      literals: ['A=1', 'B=x\ny\n'],
      options: { labels: { a: 'b' }, immutable: true },
    };
    const files = new Map([['a.conf', '# comment\n\nuser nginx;\n  # comment\nworkers 2;\n']]);
    // name, files, a.conf, literals, A, B, x, y, options, labels, a, immutable
    expect(generatorLines({ kind: 'ConfigMap', entry, files })).toBe(12 + 2);
  });

  it.each([
    ['a.json', '{"a": [1, 2], "b": {"c": {}}}\n', 5],
    ['a.yaml', '---\na: [1, 2]\n---\n# comment\nb: "x"\n', 4],
    ['a.yml', 'a: |\n  b\n\n  c\n', 3],
    ['template.yaml', 'a: {{ .Values.a }}\n\n# comment\nb:\n', 3],
    ['broken.yaml', '{{ if .Values.a }}\na: [1, 2]\n{{ end }}\n', 3],
    ['a.json', '', 0],
    ['aliases.yaml', `a: &a [1]\nb: [*a, *a]\nc: [${'*a, '.repeat(200)}]\n`, 3],
    ['deep.json', `${'['.repeat(9000)}${']'.repeat(9000)}\n`, 1],
    ['deep.yaml', `${'- '.repeat(9000)}a\n`, 1],
    ['comments.json', '{\n  // a\n}\n', 3],
    ['long.yaml', 'a: [1, 2]\n'.repeat(20_000), 20_000],
  ])('counts %s %# as its values in block style', (path, text, lines) => {
    const parts = {
      kind: 'ConfigMap',
      entry: { name: 'a' },
      files: new Map([[path, text]]),
    } as const;
    expect(generatorLines(parts)).toBe(1 + lines);
  });
});

describe('objectLines', () => {
  it('counts a plain object in the same way', () => {
    const object = {
      apiVersion: 'v1',
      kind: 'ConfigMap',
      metadata: { name: 'app' },
      data: { a: '1', 'b.conf': 'x\n\n# y\n', odd: 'x\n ' },
    };
    expect(objectLines(object)).toBe(10);
  });
});
