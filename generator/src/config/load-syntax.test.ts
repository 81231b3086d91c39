import { describe, expect, it } from 'vitest';
import { HEAD, load, problemLines } from './test-config.ts';

describe('a text that is no usable YAML', () => {
  it.each<[string, string, string[]]>([
    [
      'tabs, on each line that has one',
      'version: 1\nclusters:\n\tlocal: 1\n\tedge: 2\n',
      [
        '3:1 the line is indented with a tab, YAML accepts spaces only | replace the tab by spaces',
        '4:1 the line is indented with a tab, YAML accepts spaces only | replace the tab by spaces',
      ],
    ],
    [
      'an unclosed brace',
      'a: { b: 1\nc: 2\n',
      [
        '2:1 this is no YAML: Flow map in block collection must be sufficiently indented and end with a } | keys of one map begin in the same column, and every { and [ needs its end',
      ],
    ],
    [
      'a wrong indentation',
      'a:\n  b: 1\n c: 2\n',
      [
        '3:1 this is no YAML: All mapping items must start at the same column | keys of one map begin in the same column, and every { and [ needs its end',
      ],
    ],
    [
      'a colon inside of a value',
      'a: b: c\n',
      [
        '1:4 a second "key: value" stands where a value is expected | write the value in quotes, or begin a new line with the right indentation',
      ],
    ],
    [
      'several documents',
      'a: 1\n---\nb: 2\n',
      [
        '2:1 a second document begins here, accepted is one document a file | remove the line "---"',
      ],
    ],
    [
      'another version of YAML',
      '%YAML 1.1\n---\na: yes\n',
      ['1:1 directive "%YAML 1.1" is not accepted, the file is read as YAML 1.2 | remove the line'],
    ],
    ['an empty file', '', ['1:1 the file is empty, accepted is a mapping of keys']],
    ['only comments', '# soon\n', ['1:1 the file is empty, accepted is a mapping of keys']],
    ['a list', '- a\n', ['1:1 the file must be a mapping of keys such as "apps: ..."']],
    ['a word', 'hello\n', ['1:1 the file must be a mapping of keys such as "apps: ..."']],
    [
      'a NUL',
      'version: 1\na: \0\n',
      ['2:4 the file holds a control character, so it is no text | save it as UTF-8 text'],
    ],
    [
      'a tag',
      'a: 1\nb: !!binary aGk=\n',
      [
        '2:13 tag "tag:yaml.org,2002:binary" is not accepted | remove the tag; quote the value if it is meant as text',
      ],
    ],
    ['__proto__', 'a:\n  __proto__: { b: 1 }\n', ['2:3 key "__proto__" is not accepted']],
    ['constructor', 'constructor: 1\n', ['1:1 key "constructor" is not accepted']],
    ['a list as key', '? [a]\n: b\n', ['1:3 a key must be text, found a map, list or alias']],
    [
      'a number as key',
      'a:\n  1.10: b\n',
      ['2:3 key 1.10 is not text | write it in quotes: "1.10"'],
    ],
    [
      'an alias without anchor',
      'a: *b\n',
      ['1:4 alias "*b" has no anchor | write &b before the value that it repeats'],
    ],
    [
      'an alias inside of its anchor',
      'a: &x\n  b: *x\n',
      ['2:6 alias "*x" stands inside of its own anchor'],
    ],
    [
      'too deep a nesting',
      `a: ${'['.repeat(200)}${']'.repeat(200)}\n`,
      ['1:104 nested deeper than 100 levels'],
    ],
    ['a hostile nesting', `a: ${'? '.repeat(5000)}`, ['1:1 nested too deeply to be read']],
  ])('reports %s', (_, text, expected) => {
    expect(problemLines(text)).toEqual(expected);
  });

  it('refuses an alias bomb once, where it explodes', () => {
    const levels = ['a0: &a0 [x, x, x, x, x, x, x, x, x, x]'];
    for (let level = 1; level < 10; level += 1) {
      levels.push(
        `a${level}: &a${level} [${Array(10)
          .fill(`*a${level - 1}`)
          .join(', ')}]`,
      );
    }
    expect(problemLines(levels.join('\n'))).toEqual([
      '6:9 more than 1000000 values once aliases are expanded | repeat less with aliases',
    ]);
  });

  it('refuses many aliases of which none explodes alone', () => {
    const items = (count: number, item: string) => `[${Array(count).fill(item).join(', ')}]`;
    const text = `a: &a ${items(900, 'x')}\nb: &b ${items(900, '*a')}\nc: ${items(900, '*b')}\n`;
    expect(problemLines(text)).toEqual([
      '3:4 more than 1000000 values once aliases are expanded | repeat less with aliases',
    ]);
  });

  it('survives a nesting that exhausts the stack of the parser', () => {
    const text = `a: ${'{a: '.repeat(200_000)}\n`;
    expect(load(text).fleet).toBeUndefined();
    expect(problemLines(text)).toHaveLength(1);
  });

  it('refuses a file over the limit', () => {
    const text = `# ${'x'.repeat(2 * 1024 * 1024)}\n`;
    expect(problemLines(text)).toEqual([
      '1:1 the file has 2097155 characters, accepted are up to 2097152 | split it with include',
    ]);
  });
});

describe('doubtful YAML', () => {
  it('reports a duplicate key with both places, and everything else too', () => {
    const text = `${HEAD}  shop: { template: web, values: { image: a:1 } , environments: { dev: } }\nversion: 1\ntagetRevision: main\n`;
    expect(problemLines(text)).toEqual([
      '11:1 key "version" is written twice in one map, first on line 1 | keep one of the two',
      '12:1 unknown key "tagetRevision", accepted: version, repoURL, targetRevision, include, secrets, clusters, environments, apps | did you mean "targetRevision"?',
    ]);
  });

  it('refuses numbers that YAML readers take for different ones', () => {
    const app = `  shop:\n    template: web\n    values:\n      image: a:1\n      env: { A: 0644, B: 9007199254740993, C: .inf, D: 089 }\n    environments: { dev: }\n`;
    expect(problemLines(HEAD + app)).toEqual([
      '14:17 number 0644 begins with 0, some YAML readers take it for octal | write 420 (octal 0644) or "0644" if it is text',
      '14:26 number 9007199254740993 cannot be read exactly | write it in quotes: "9007199254740993"',
      '14:47 number .inf cannot be read exactly | write it in quotes: ".inf"',
      '14:56 number 089 begins with 0, some YAML readers take it for octal | write "089" if it is text',
    ]);
  });

  it('resolves anchors and merge keys, explicit keys first', () => {
    const app = `  shop:\n    template: web\n    values: &v { image: a:1, tls: true }\n    environments:\n      dev: { values: { <<: *v, tls: false } }\n      prod: { values: *v }\n`;
    const { fleet } = load(HEAD + app);
    expect(fleet?.deployments.map((deployment) => deployment.values)).toEqual([
      { image: 'a:1', tls: false },
      { image: 'a:1', tls: true },
    ]);
  });

  it('points into the anchor for a value that comes through an alias or a merge key', () => {
    const app = `  shop:\n    template: web\n    environments:\n      dev: { values: &v { image: 1.5 } }\n      prod: { values: { <<: *v } }\n`;
    expect(problemLines(HEAD + app)).toEqual([
      '13:34 "values.image" must be a string, found the number 1.5 | write it in quotes: "1.5"',
    ]);
  });

  it('reads Windows line ends and a byte order mark at the same places', () => {
    const text = `\uFEFF${HEAD.replaceAll('\n', '\r\n')}  shop:\r\n    tmplate: web\r\n`;
    expect(problemLines(text)).toEqual([
      '11:5 unknown key "tmplate" in apps.shop, accepted: template, source, values, namespace, labels, sync, secrets, permit, environments, importDigest | did you mean "template"?',
    ]);
  });
});
