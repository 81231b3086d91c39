import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readDocuments } from '../../src/core/import/input/read-documents.ts';
import { isEmpty } from '../../src/core/import/comments/comments.ts';
import { writeYamlWithComments } from '../../src/core/import/comments/write-yaml-with-comments.ts';
import type { SourceDocument } from '../../src/core/import/source-document.ts';
import { firstDifference } from '../../src/core/kubernetes/equality.ts';
import { objectId, type KubernetesObject } from '../../src/core/kubernetes/object.ts';
import { findEngine } from '../../src/shell/engine/engine.ts';
import { buildObjects } from '../../src/shell/engine/prove.ts';
import { folderWith } from '../synthesis/engine-folders.ts';

const engine = await findEngine(process.env);

/** What Kustomize prints for files of manifests, by id of the object. */
async function printed(...texts: string[]): Promise<Map<string, KubernetesObject>> {
  const files = texts.map((text, index) => [`${index}.yaml`, text] as const);
  const resources = files.map(([name]) => name);
  const root = await folderWith(
    new Map([...files, ['kustomization.yaml', JSON.stringify({ resources })]]),
  );
  const built = await buildObjects(engine, root);
  if ('failure' in built) throw new Error(built.failure);
  return new Map(built.objects.map((object) => [objectId(object), object]));
}

function expectSame(documents: readonly SourceDocument[], built: Map<string, KubernetesObject>) {
  expect(documents.map(({ object }) => objectId(object)).sort()).toEqual([...built.keys()].sort());
  for (const { object } of documents) {
    expect(firstDifference(built.get(objectId(object)), object)).toBeUndefined();
  }
}

async function expectReadAsPrinted(...texts: string[]): Promise<void> {
  const read = texts.map((text, index) => readDocuments(`${index}.yaml`, text));
  expect(read.flatMap(({ problems, foreign }) => [...problems, ...foreign])).toEqual([]);
  expectSame(
    read.flatMap(({ documents }) => documents),
    await printed(...texts),
  );
}

function widget(name: string, rest = ''): string {
  return `apiVersion: example.org/v1\nkind: Widget\nmetadata:\n  name: ${name}\n${rest}`;
}

const PLAIN = [
  ...['', '~', 'null', 'Null', 'NULL', 'nULL', 'true', 'True', 'TRUE', 'tRUE', 'false', 'FALSE'],
  ...['yes', 'Yes', 'no', 'on', 'OFF', 'y', 'n', 'N', '=', '.', '..', '-.', '+', '-', 'e5', '._1'],
  ...[
    '0',
    '-0',
    '+0',
    '00',
    '0644',
    '09',
    '08.5',
    '0o14',
    '0O14',
    '-0o14',
    '0x1F',
    '0X1f',
    '-0x1F',
  ],
  ...[
    '0b11',
    '0B11',
    '-0b11',
    '0b12',
    '0o8',
    '0x',
    '0xg',
    '1_000',
    '1__0',
    '1_',
    '_1',
    '0_7',
    '+1',
  ],
  ...['9007199254740991', '9007199254740993', '-9007199254740993', '9223372036854775808'],
  ...[
    '18446744073709551615',
    '18446744073709551616',
    '-9223372036854775808',
    '-9223372036854775809',
  ],
  ...['123456789012345678901234567890', '+18446744073709551615', '0777777777777777777777777'],
  ...['0xFFFFFFFFFFFFFFFF', '1234567890123456789.0', '1e19', '1e20', '1e21'],
  ...['1.0', '1.10', '.5', '-.5', '+.5', '5.', '.5e3', '1e3', '1E3', '1e+3', '1.5e-7'],
  ...['1e-400', '-0.0', '1.2.3', '1e', '1e3e', '.e5', '._5', '1_0.5', '0x1p4', 'Infinity'],
  ...['12:30', '12:30:45', '190:20:30', '1:2', '192.168.0.1', '10.0.0.0/8', '8.4.11', '1.2-3'],
  ...[
    '2026-01-01',
    '2026-1-2',
    '2026-13-01',
    '2026-02-30',
    '2024-02-29',
    '2023-02-29',
    '0000-01-01',
  ],
  ...['2026-01-01T10:00:00Z', '2026-01-01T10:00:00+02:00', '2026-01-01t10:00:00.5Z'],
  ...[
    '2026-01-01 10:00:00',
    '2026-01-01  1:2:3',
    '2026-01-01 10:00:00.120',
    '2026-01-01 10:00:00 Z',
  ],
  ...['2026-01-01T10:00:00', '2026-1-2T1:2:3Z', '2026-01-01T10:00:00.123456789123Z'],
  ...['2026-01-01T10:00:00-00:00', '2026-01-01T24:00:00Z', '2026-01-01T10:00:60Z'],
  ...['2026-01-01T10:00:00.Z', '2026-01-01T10:00:00.120Z', '2026-01-01T10:00:00,5Z', '20260-01-01'],
  ...['2026-01', '2026-01-01T10:00Z', '2026-01-01T', '2026-001-01', '2026-01-01T10:0:0Z'],
  ...[
    'a b',
    'a#b',
    'a:b',
    'http://x.y/z?a=b#c',
    '--flag=x',
    '*',
    '&',
    '%x',
    '!',
    '|',
    '>',
    '@x',
    'ä ö',
    '漢字',
    '😀',
  ],
].filter((source) => !/^[*&%!|>@]/.test(source));

describe('reading manifests as Kustomize does', () => {
  it('reads plain scalars of every spelling, in block and in flow style', async () => {
    const block = PLAIN.map((source) => `  - ${source}\n`).join('');
    const flow = PLAIN.filter((source) => source !== '' && source !== '-' && !/[,?]/.test(source));
    const rows = flow.map((source) => `  - [${source}]\n  - {k: ${source}}\n`).join('');
    await expectReadAsPrinted(widget('block', `spec:\n${block}`), widget('flow', `spec:\n${rows}`));
  });

  it('makes text of annotations, in the spelling of the file', async () => {
    const sources = PLAIN.filter((source) => !source.startsWith('-') || source.length > 1);
    const rows = sources.map((source, index) => `    k${index}: ${source}\n`).join('');
    await expectReadAsPrinted(
      `apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: a\n  annotations:\n${rows}`,
    );
  });

  it('reads tags, anchors, merge keys and keys that look like something else', async () => {
    const spec = [
      'spec:',
      '  tags: [!!str 5, !!int "5", !!float 5, !!bool "true", !!null "", !!str 2026-01-01]',
      '  binary: !!binary aGVsbG8=',
      '  map: !!map {a: !!seq [b]}',
      '  base: &base {a: x, list: &list [1, two]}',
      '  other: &other {a: y, b: z}',
      '  again: *base',
      '  merged: {<<: *base, a: own}',
      '  both: {c: 1, <<: [*base, *other]}',
      '  inline: {<<: {a: 1}, b: 2}',
      '  repeated: *list',
      '  keys: {yes: 1, on: 2, "1": 3, "": 4, =: 5, !!str 5: 6, __proto__: 7, constructor: 8}',
      '',
    ];
    await expectReadAsPrinted(widget('a', spec.join('\n')));
  });

  it('cuts documents and flattens Lists at the same places', async () => {
    const item = '{apiVersion: example.org/v1, kind: Widget, metadata: {name: NAME}}';
    await expectReadAsPrinted(
      `\ufeff--- # first\n${widget('a')}---\n---\n# nothing\n--- # c\n\ufeff${widget('b')}...\n---\nnull\n---\n{}\n---\n[]\n---`,
      `apiVersion: v1\nkind: List\nitems:\n- null\n- ${item.replace('NAME', 'c')}\n`,
      `kind: WidgetList\nitems:\n- kind: List\n  items: [${item.replace('NAME', 'd')}]\n---\n${widget('e')}`,
      `apiVersion: v1\nkind: List\nitems:\n`,
      JSON.stringify({
        apiVersion: 'v1',
        kind: 'ConfigMap',
        metadata: { name: 'f' },
        data: { a: 'ä\n\t"\\/' },
      }),
      `apiVersion: v1\nkind: List\nmetadata: {name: none}\n`,
      widget('crlf', 'spec:\n  a: |\n    x\n\n    y  \n  b: "x\\r\\n\n    z"\n').replaceAll(
        '\n',
        '\r\n',
      ),
    );
  });

  it('reads texts in every style of block scalar', async () => {
    const line = fc.oneof(
      fc.constantFrom(
        '',
        'x ',
        'x\t',
        '# x',
        'x # y',
        '- x',
        'x: y',
        '"',
        '---x',
        '...',
        '\\',
        'ä😀',
      ),
      fc.string({ maxLength: 6 }).map((text) => text.replaceAll(/[^ -~]/g, '').trimStart()),
    );
    // What Kustomize reads otherwise than YAML means it is left out here: a first line that begins
    // with a tab is refused, and in folded style lines that begin with a space, or end the text of `>+`, get a line break more.
    const further = fc.oneof(line, fc.constantFrom('  x', ' ', '\tx'));
    const scalar = fc
      .oneof(
        fc.tuple(fc.constantFrom('|', '|-', '|+'), fc.constant('first'), fc.array(further)),
        fc.tuple(fc.constantFrom('|2', '|2-', '|2+'), fc.constant('  first'), fc.array(further)),
        fc.tuple(fc.constantFrom('>', '>-'), fc.constant('first'), fc.array(line)),
      )
      .map(([style, first, rest]) =>
        [style, ...[first, ...rest].map((text) => (text === '' ? '' : `      ${text}`)), ''].join(
          '\n',
        ),
      );
    const texts = fc.sample(scalar, { numRuns: 300, seed: 1 });
    const rows = texts.map((text) => `  - k: ${text}`).join('');
    await expectReadAsPrinted(widget('a', `spec:\n${rows}  - end\n`));
  });
});

describe('writing manifests with comments', () => {
  it('gives texts that Kustomize reads as the same objects', async () => {
    const source = [
      '# header\n\n# of two parts',
      'apiVersion: example.org/v1 # version',
      'kind: Widget',
      'metadata: # about it',
      '  # the name',
      '  name: a',
      '  labels: {} # none',
      '  # end of metadata',
      'spec:',
      '  # a text',
      '  text: |+ # as it is',
      '    # no comment',
      '',
      '  # behind it',
      '',
      '  # and further behind',
      '  quoted: "two \\t',
      '    lines, and this is long enough to be written in several # no comment\\r\\n\\n x" # quoted',
      '  list: # a list',
      '    # first',
      '    - a # one',
      '    -   # bare',
      '      name: b # name of b',
      '      # end of b',
      '    # end of list',
      '  nested:',
      '    - - 1 # deep',
      '      # end of deep',
      '    # ---',
      '  #off: 1',
      '  zone: z',
      '# end\n',
    ].join('\n');
    const { documents } = readDocuments('a.yaml', source);
    const text = documents.map((document) => writeYamlWithComments(document.object, [document]))[0];
    expect(text).toContain('# and further behind');
    const again = readDocuments('b.yaml', text ?? '');
    expect(again.documents.map(({ comments }) => isEmpty(comments))).toEqual([false]);
    expectSame(again.documents, await printed(source));
    expectSame(again.documents, await printed(text ?? ''));
  });
});
