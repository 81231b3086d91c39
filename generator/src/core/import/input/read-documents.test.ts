import { describe, expect, it } from 'vitest';
import { readDocuments } from './read-documents.ts';

function widget(rest = '', name = 'a'): string {
  return `apiVersion: example.org/v1\nkind: Widget\nmetadata:\n  name: ${name}\n${rest}`;
}

function objectsOf(text: string): unknown[] {
  const { documents, foreign, problems } = readDocuments('a.yaml', text);
  expect([...foreign, ...problems]).toEqual([]);
  return documents.map(({ object }) => object);
}

/** `line:column message` of each problem. */
function problemsOf(text: string): string[] {
  const { problems } = readDocuments('a.yaml', text);
  return problems.map(({ line, column, message }) => `${line}:${column} ${message}`);
}

describe('readDocuments', () => {
  it('reads objects with the place of each', () => {
    const text = `# one\n${widget()}---\n\n${widget('spec: {a: 1}\n', 'b')}`;
    const { documents } = readDocuments('dir/a.yaml', text);
    expect(documents.map(({ object: { metadata }, place }) => [metadata.name, place])).toEqual([
      ['a', { file: 'dir/a.yaml', line: 2, column: 1 }],
      ['b', { file: 'dir/a.yaml', line: 8, column: 1 }],
    ]);
  });

  it('keeps the order of keys, merged ones first', () => {
    const text = widget('spec:\n  z: &z {c: 1, b: 2}\n  y: {a: 0, <<: *z, b: 3}\n');
    expect(JSON.stringify(objectsOf(text))).toContain(
      '"spec":{"z":{"c":1,"b":2},"y":{"c":1,"a":0,"b":3}}',
    );
  });

  it.each([
    '',
    '\n',
    '# nothing\n',
    '---\n---\n',
    'null',
    '{}',
    '[]',
    '\ufeff',
    '...\n',
    '---\n# a\n---',
  ])('finds nothing in %j', (text) => {
    expect(objectsOf(text)).toEqual([]);
  });

  it('hands the comments of an empty document to the next, at the end to the last', () => {
    const text = `# one\n---\n# two\n${widget()}--- # three\n# four\n---\n${widget('', 'b')}---\n# five\n`;
    const { documents } = readDocuments('a.yaml', text);
    expect(documents.map(({ comments: { before, end } }) => [before, end])).toEqual([
      [['# one', '', '# two'], []],
      [['# three', '', '# four'], ['# five']],
    ]);
  });

  it('flattens Lists with the places and comments of their objects', () => {
    const text = `# all\napiVersion: v1\nkind: List\nitems:\n# a\n- apiVersion: v1\n  kind: Pod # pod\n  metadata: {name: a}\n`;
    const [document] = readDocuments('a.yaml', text).documents;
    expect(document?.place).toEqual({ file: 'a.yaml', line: 6, column: 3 });
    expect(document?.comments.before).toEqual(['# all', '# a']);
    expect(document?.comments.entries.get('kind')?.inline).toBe('# pod');
  });

  it('makes an ordinary key of __proto__', () => {
    const [object] = objectsOf(widget('spec: {__proto__: {a: 1}, constructor: x}\n'));
    expect(JSON.stringify(object)).toContain('{"__proto__":{"a":1},"constructor":"x"}');
    expect(({} as Record<string, unknown>)['a']).toBeUndefined();
  });

  it.each([
    ['no metadata', 'apiVersion: v1\nkind: Config\n', 'metadata is missing'],
    ['no apiVersion', 'kind: Pod\nmetadata: {name: a}\n', 'apiVersion is missing'],
    ['a kind that is no text', 'apiVersion: v1\nkind: 1\n', 'kind is missing'],
    ['a list', '- a\n', 'a list'],
    ['a text', 'hello\n', 'a single value'],
  ])('tells a document with %s from an object', (_, text, reason) => {
    const { documents, foreign, problems } = readDocuments('a.yaml', `---\n${text}`);
    expect([documents, problems]).toEqual([[], []]);
    expect(foreign).toEqual([{ place: { file: 'a.yaml', line: 2, column: 1 }, reason }]);
  });
});

describe('problems of readDocuments', () => {
  it.each([
    ['a: [', '1:5 the indentation fits nothing above, or a { or [ has no end'],
    ['a: "b\n', '1:6 a quote, a bracket, a comma or the colon after a key is missing'],
    ['a:\n\tb: c\n', '2:1 the line is indented with a tab, YAML accepts spaces only'],
    ['a: b: c\n', '1:4 a second "key: value" stands where a value is expected'],
    ['a: "\\q"\n', '1:5 the text in double quotes has an escape that YAML does not know'],
    ['a: {{ .Values.a }}\n', '1:5 this is no YAML but a template with "{{"'],
    ['{{- if .a }}\nb: c\n', '1:3 this is no YAML but a template with "{{"'],
    ['a: {[b]: c}\n', '1:5 a key is a map, a list or an alias, which Kustomize refuses'],
    ['a: *b\n', '1:4 alias "*b" has no anchor above it'],
    ['a: &b\n  c: *b\n', '2:6 alias "*b" stands inside of its own anchor'],
    ['a: 1\nb: 2\na: 3\n', '3:1 key "a" is written twice in one map, first on line 1'],
    ['1: x\n', '1:1 a key is a number, a boolean, a date or nothing, which Kustomize refuses'],
    ['"<<": x\n', '1:1 the key "<<" is lost by Kustomize'],
    ['<<: x\n', '1:1 merge key "<<" takes a map or a list of maps'],
    ['a: !custom x\n', '1:12 a value has a tag that Kustomize drops'],
    ['a: !!set {b, c}\n', '1:10 a map or list has a tag that Kustomize drops'],
    ['a: !!int x\n', '1:10 a value does not fit its tag'],
    ['a: !!binary //79\n', '1:13 a value with the tag !!binary is no text in base64'],
    ['a: .inf\n', '1:4 infinity and "not a number" cannot be carried by Kustomize'],
    ['a: "\\ud83d\\ude00"\n', '1:4 an escape names half of a character, which Kustomize refuses'],
    ['a: "\\x7f"\n', '1:4 a value holds the character U+007F, which Kustomize cannot carry'],
    ['a: "x\0y"\n', '1:6 the control character U+0000 stands here, which no YAML may hold'],
    [
      'a: x\u2028y\n',
      '1:5 the character U+2028 is a line break to Kustomize and none to other readers',
    ],
    ['a: x\rb: y\n', '1:5 a carriage return stands here without a line feed'],
    [
      'a: b\n--- {c: d}\n',
      '2:1 behind "---" stands something that is no comment, which Kustomize refuses',
    ],
    [
      'a: b\n...\nc: d\n',
      '3:1 a second document begins here without "---", which Kustomize would ignore',
    ],
    [
      '%YAML 1.1\n---\na: b\n',
      '1:1 a directive such as %YAML stands here, which Kustomize refuses',
    ],
  ])('tells where %j is wrong', (text, problem) => {
    expect(problemsOf(text)).toContain(problem);
  });

  it.each([
    ['metadata: {}', '4:1 a Widget has no metadata.name'],
    ['metadata: {name: ""}', '4:1 a Widget has no metadata.name'],
    [
      'metadata: {generateName: a-}',
      '4:12 a Widget has generateName and no name, which Kustomize cannot carry',
    ],
    ['metadata: {name: 12}', '4:12 metadata.name must be text'],
    ['metadata: {name: a, namespace: 1}', '4:21 metadata.namespace must be text'],
    ['metadata: a', '4:1 metadata must be a map'],
    [
      'metadata: {name: a, annotations: {}}',
      '4:21 the annotations of a Widget are empty, which Kustomize drops',
    ],
    [
      'metadata: {name: a, annotations: }',
      '4:21 the annotations of a Widget are null, which Kustomize drops',
    ],
    ['metadata: {name: a, annotations: [a]}', '4:21 metadata.annotations must be a map'],
    [
      'metadata: {name: a, annotations: {b: [c]}}',
      '4:35 annotation "b" is a map or list, which Kustomize empties',
    ],
    [
      'metadata: {name: a, annotations: {config.kubernetes.io/local-config: x}}',
      '4:35 a Widget is marked config.kubernetes.io/local-config: Kustomize leaves it out of every build',
    ],
    [
      'metadata: {name: a, annotations: {internal.config.kubernetes.io/index: x}}',
      '4:35 a Widget has the annotation internal.config.kubernetes.io/index, which Kustomize keeps for itself and drops',
    ],
  ])('refuses %s', (metadata, problem) => {
    expect(problemsOf(`---\napiVersion: example.org/v1\nkind: Widget\n${metadata}\n`)).toEqual([
      problem,
    ]);
  });

  it.each(['config.kubernetes.io/local-config: "false"', 'config.kubernetes.io/depends-on: a'])(
    'accepts the annotation %s, which Kustomize carries',
    (annotation) => {
      expect(objectsOf(widget(`  annotations: {${annotation}}\n`))).toHaveLength(1);
    },
  );

  it.each(['kustomize.config.k8s.io/v1beta1', 'kustomize.config.k8s.io/v1alpha1'])(
    'explains an input of Kustomize in %s',
    (apiVersion) => {
      const text = `apiVersion: ${apiVersion}\nkind: Component\nmetadata: {name: a}\n`;
      expect(problemsOf(text)).toEqual([
        '2:1 this is an input of Kustomize and no object of a cluster',
      ]);
      expect(problemsOf('kind: Kustomization\nresources: []\n')).toHaveLength(1);
    },
  );

  it('tells all problems of a file, and reads what is sound', () => {
    const text = `a: [\n---\n${widget('a: 1\na: 2\n')}---\n${widget('', 'b')}---\n${widget('x: !y z\n', 'c')}`;
    const { documents, problems } = readDocuments('a.yaml', text);
    expect(documents.map(({ object }) => object.metadata.name)).toEqual(['b']);
    expect(problems.map(({ line }) => line)).toEqual([1, 8, 19]);
  });

  it('never quotes a value', () => {
    const texts = [
      'a: "hunter2',
      'a: hunter2: b',
      'a: !hunter !!int hunter2',
      'a: |hunter2\n  x',
      '@hunter2: a',
    ];
    const problems = texts.flatMap((text) => readDocuments('a.yaml', text).problems);
    expect(problems.length).toBeGreaterThanOrEqual(texts.length);
    expect(JSON.stringify(problems)).not.toContain('hunter2');
  });
});

describe('hostile input', () => {
  it.each([
    ['lists', `${'['.repeat(10_000)}${']'.repeat(10_000)}`],
    ['maps', '{a: '.repeat(10_000)],
    ['dashes', `${'- '.repeat(10_000)}a`],
  ])('refuses ten thousand %s in each other', (_, text) => {
    expect(problemsOf(text)).toEqual([expect.stringContaining('nested deeper than 200 levels')]);
  });

  it('refuses nesting by aliases', () => {
    const deep = `&b0 ${'['.repeat(150)}${']'.repeat(150)}`;
    expect(problemsOf(`a: ${deep}\nb: ${'['.repeat(100)}*b0${']'.repeat(100)}\n`)).toEqual([
      expect.stringContaining('nested deeper than 200 levels once aliases are expanded'),
    ]);
  });

  it('refuses aliases that repeat without bound, once', () => {
    const rows = Array.from(
      { length: 40 },
      (_, n) => `a${n + 1}: &a${n + 1} [*a${n}, *a${n}, *a${n}]`,
    );
    expect(problemsOf(`a0: &a0 [x, x]\n${rows.join('\n')}\n`)).toEqual([
      expect.stringContaining('the aliases repeat too much'),
    ]);
  });

  it('reads a line of a million characters, and thousands of documents', () => {
    const long = 'x'.repeat(1_000_000);
    expect(objectsOf(widget(`a: ${long}\n`))).toEqual([expect.objectContaining({ a: long })]);
    expect(
      objectsOf(Array.from({ length: 3000 }, (_, n) => widget('', `n${n}`)).join('---\n')),
    ).toHaveLength(3000);
  });
});
