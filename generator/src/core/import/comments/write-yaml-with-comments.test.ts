import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { deepEqual } from '../../kubernetes/equality.ts';
import type { Json } from '../../kubernetes/object.ts';
import { readManifests, writeYaml } from '../../yaml.ts';
import { readDocuments } from '../input/read-documents.ts';
import type { SourceDocument } from '../source-document.ts';
import { noComments, type Comments } from './comments.ts';
import { commentsFor } from './comments-for.ts';
import { writeYamlWithComments } from './write-yaml-with-comments.ts';

function read(text: string): SourceDocument {
  const [document] = readDocuments('a.yaml', text).documents;
  if (document === undefined) throw new Error('the text holds no object');
  return document;
}

function widget(spec: string): string {
  return `apiVersion: v1\nkind: Widget\nmetadata:\n  name: a\nspec:\n${spec}`;
}

/** The text again, written with its own comments. */
function rewrite(text: string): string {
  const source = read(text);
  return writeYamlWithComments(source.object, [source]);
}

describe('writeYamlWithComments', () => {
  it.each([
    [
      'above, behind and below entries',
      '  # above\n  a: 1 # behind\n  b:\n    c: 2\n    # below c\n  # below b\n',
    ],
    [
      'of a list',
      '  # list\n  list: # its line\n    # first\n    - a # one\n    - b\n    # last\n',
    ],
    [
      'of maps in a list',
      '  - name: a # a\n    # in a\n    b: 1\n    # below b\n  # above c\n  - name: c\n',
    ],
    ['of lists in a list', '  - - 1 # one\n    # below\n  # above\n  - - 2\n'],
    [
      'around texts of several lines',
      '  # text\n  a: | # head\n    # no comment\n    x\n  # next\n  b: c\n',
    ],
    [
      'behind quotes and empty maps',
      '  a: "yes" # really\n  b: {} # none\n  c: [] # no item\n  d: null # null\n',
    ],
    [
      'with odd characters',
      '  #\n  #!x\n  # ---\n  # "a\': {[ &* %\t|>\n  # ä 漢字 😀\n  a: 1 #- x: y\n',
    ],
    ['in paragraphs', '  # one\n  # two\n\n  # three\n  a: 1\n'],
    ['of a document', '# one\n\n# two\n'],
  ])('keeps comments %s', (_, spec) => {
    const text = spec.startsWith('#') ? `${spec}${widget('  a: 1\n')}# end\n` : widget(spec);
    expect(rewrite(text)).toBe(text);
  });

  it('gives plain YAML without comments', () => {
    const source = read(widget('  a: 1\n'));
    expect(writeYamlWithComments(source.object, [source])).toBe(writeYaml(source.object));
    expect(writeYamlWithComments(source.object, [])).toBe(writeYaml(source.object));
  });

  it.each([
    ['a flow list', '  a: [x, z] # list\n', '  a: # list\n    - x\n    - z\n'],
    [
      'within a flow map',
      '  a: {\n    b: 1, # one\n    # two\n    c: 2 }\n',
      '  a:\n    b: 1 # one\n    # two\n    c: 2\n',
    ],
    ['a bare dash', '  -   # item\n    b: 1\n', '  # item\n  - b: 1\n'],
    ['a value on the next line', '  a: # why\n    x\n', '  a: x # why\n'],
    ['a text over several lines', '  a: "x\n    y" # why\n  b: 1\n', '  a: x y # why\n  b: 1\n'],
    ['column 0', '  a: 1\n#  b: 2\n  c: 3\n', '  a: 1\n  #  b: 2\n  c: 3\n'],
    [
      'a list without indentation',
      '  a:\n  - x\n  # y\n  - z\n  # end\n  b: 1\n',
      '  a:\n    - x\n    # y\n    - z\n  # end\n  b: 1\n',
    ],
    ['CRLF', '  a: 1 # why \r\n  # b\r\n  b: 2\r\n', '  a: 1 # why\n  # b\n  b: 2\n'],
  ])('finds a place for the comment of %s', (_, spec, expected) => {
    expect(rewrite(widget(spec))).toBe(widget(expected));
  });

  it('keeps a comment below a text that ends in blank lines from becoming a part of it', () => {
    const text = widget('  a: |+\n    x\n\n  # below\n');
    expect(rewrite(text)).toBe(widget('  # below\n  a: |+\n    x\n\n'));
    expect(read(rewrite(text)).object).toEqual(read(text).object);
  });

  it('never changes a value', () => {
    const word = fc.oneof(
      fc.constantFrom(
        'a',
        'a\n',
        'a\n\n',
        '\n',
        ' a\n b\n',
        '# x',
        '# x\ny',
        'a # b',
        'yes',
        '',
        '\t',
      ),
      fc.string({ maxLength: 30 }),
    );
    const key = fc.oneof(
      fc.constantFrom('a', 'b', '# k', 'x: y', '- z'),
      fc.string({ maxLength: 5 }),
    );
    const { value } = fc.letrec<{ value: Json }>((tie) => ({
      value: fc.oneof(
        { maxDepth: 4 },
        fc.oneof(word, fc.integer(), fc.boolean(), fc.constant(null)),
        fc.array(tie('value'), { maxLength: 3 }),
        fc.dictionary(
          key.filter((name) => name !== '<<'),
          tie('value'),
          { maxKeys: 3 },
        ),
      ),
    }));
    const comment = fc
      .oneof(fc.constantFrom('#', '# c', '#---', '# a: b', '#\t- x'), fc.string({ maxLength: 8 }))
      .map((text) => `#${text.replaceAll(/[\p{Cc}\u2028\u2029]/gu, '')}`);
    const lines = fc.array(fc.oneof(comment, fc.constant('')), { maxLength: 3 });
    const own = fc.record({
      before: lines,
      inline: fc.option(comment, { nil: undefined }),
      end: lines,
    });
    const input = fc.record({ spec: value, pool: fc.array(own, { minLength: 1, maxLength: 9 }) });
    fc.assert(
      fc.property(input, ({ spec, pool }) => {
        let next = 0;
        const everywhere = (at: Json): Comments => {
          const entries = typeof at === 'object' && at !== null ? Object.entries(at) : [];
          const keyOf = (name: string): string | number =>
            Array.isArray(at) ? Number(name) : name;
          return {
            ...(pool[next++ % pool.length] ?? noComments()),
            entries: new Map(entries.map(([name, inner]) => [keyOf(name), everywhere(inner)])),
          };
        };
        const object = { spec };
        const text = writeYamlWithComments(object, [{ object, comments: everywhere(object) }]);
        expect(readManifests(text)).toEqual(readManifests(writeYaml(object)));
      }),
      { numRuns: 500 },
    );
  });

  it('writes the same again', () => {
    const text = rewrite(widget('  a: [x, {b: 1}] # list\n  #c: d\n  -e: 1 # e\n\n\n# end\n'));
    expect(rewrite(text)).toBe(text);
  });

  it('leaves out what stands in another file already', () => {
    const source = read(`# header\n${widget('  # a\n  a: 1\n  b: 2 # b\n')}`);
    const base = { metadata: { name: 'a' }, spec: { a: 1 } };
    const patch = { metadata: { name: 'a' }, spec: { b: 2 } };
    expect(writeYamlWithComments(patch, [source], commentsFor(base, [source]))).toBe(
      'metadata:\n  name: a\nspec:\n  b: 2 # b\n',
    );
  });
});

describe('commentsFor', () => {
  const dev = read(
    widget('  # replicas of dev\n  replicas: 1 # one\n  list: # dev\n    - a # a\n    - b # b\n'),
  );
  const prod = read(
    widget('  replicas: 2 # two\n  list: # prod\n    - b # other b\n    - c # c\n  x: 1 # x\n'),
  );

  it('drops the comment of a value that changed, and keeps those around it', () => {
    const object = { ...dev.object, spec: { replicas: 5, list: ['a', 'b'] } };
    expect(writeYamlWithComments(object, [dev])).toContain(
      'spec:\n  replicas: 5\n  list: # dev\n    - a # a\n    - b # b\n',
    );
  });

  it('takes each comment from the first source that has the value and a comment', () => {
    const object = { ...dev.object, spec: { replicas: 2, list: ['b', 'c', 'a'], x: 1 } };
    expect(writeYamlWithComments(object, [dev, prod])).toContain(
      'spec:\n  replicas: 2 # two\n  list: # dev\n    - b # b\n    - c # c\n    - a # a\n  x: 1 # x\n',
    );
  });

  it('drops a comment where the kind of the value changed, or the entry is gone', () => {
    const object = { ...dev.object, spec: { list: { a: 1 } } };
    expect(writeYamlWithComments(object, [dev])).toBe(writeYaml(object));
  });

  it('finds an element that changed by its name', () => {
    const source = read(
      widget('  - name: app # the app\n    # pinned\n    image: a:1\n    port: 80 # http\n'),
    );
    const object = {
      ...source.object,
      spec: [{ name: 'new' }, { name: 'app', image: 'a:2', port: 80 }],
    };
    expect(writeYamlWithComments(object, [source])).toContain(
      '  - name: new\n  - name: app # the app\n    image: a:2\n    port: 80 # http\n',
    );
  });

  it('gives equal elements their own comments', () => {
    const source = read(widget('  - a\n  - a # second\n'));
    expect(writeYamlWithComments(source.object, [source])).toBe(widget('  - a\n  - a # second\n'));
    expect(deepEqual(read(rewrite(widget('  - a\n  - a # second\n'))).object, source.object)).toBe(
      true,
    );
  });
});
