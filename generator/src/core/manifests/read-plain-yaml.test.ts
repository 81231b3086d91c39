import fc from 'fast-check';
import { expect, test } from 'vitest';
import { stringify } from 'yaml';
import { writeYaml } from '../yaml.ts';
import { readPlainYaml } from './read-plain-yaml.ts';
import { readYaml } from './read-yaml.ts';

test('what Kustomize and people write', () => {
  const text = `---
# a comment
apiVersion: v1
kind: ConfigMap
metadata:
  annotations: {}
  labels:
    app.kubernetes.io/name: "web"
    'quoted': 'it''s'

  name: web
data:
  script: |-
    # no comment

      indented
    end
  kept: |+
    a

items:
- name: a
  value: "12:30"
-   - 1
    - -2
  # another comment
- key:
  - x
-
- plain text: no
`;
  expect(readPlainYaml(text.replace('- plain text: no\n', '- plain: no\n'))).toEqual({
    apiVersion: 'v1',
    kind: 'ConfigMap',
    metadata: {
      annotations: {},
      labels: { 'app.kubernetes.io/name': 'web', quoted: "it's" },
      name: 'web',
    },
    data: { script: '# no comment\n\n  indented\nend', kept: 'a\n\n' },
    items: [{ name: 'a', value: '12:30' }, [1, -2], { key: ['x'] }, null, { plain: false }],
  });
});

test.each([
  ['an anchor', 'a: &x 1\n'],
  ['an alias', 'a: *x\n'],
  ['a tag', 'a: !!str 1\n'],
  ['a flow map', 'a: {b: 1}\n'],
  ['a merge key', '<<: {}\n'],
  ['a key of another type', 'yes: 1\n'],
  ['a repeated key', 'a: 1\na: 2\n'],
  ['a text over two lines', 'a: b\n  c\n'],
  ['a folded block', 'a: >\n  b\n'],
  ['an indented block', 'a: |2\n    b\n'],
  ['a comment behind a value', 'a: b # c\n'],
  ['a colon in a value', 'a: b: c\n'],
  ['a tab', 'a:\tb\n'],
  ['CRLF', 'a: b\r\n'],
  ['an escape that JSON does not have', 'a: "\\x41"\n'],
  ['half a pair', 'a: "\\ud83d"\n'],
  ['a line that is out of step', 'a:\n    b: 1\n  c: 1\n'],
  ['blanks that are deeper than the block', 'a: |\n      \n  b\n'],
  ['a scalar alone', 'a\n'],
  ['nothing', '# nothing\n'],
])('%s is left to the YAML reader', (_, text) => {
  expect(readPlainYaml(text)).toBeUndefined();
});

// Keys as they occur, and now and then any text.
const key = fc.oneof(
  { weight: 5, arbitrary: fc.stringMatching(/^[a-z][\w./-]{0,8}$/) },
  { weight: 1, arbitrary: fc.string() },
);
const { json } = fc.letrec<{ json: unknown; value: unknown }>((tie) => ({
  json: fc.dictionary(key, tie('value'), { minKeys: 1, maxKeys: 4 }),
  value: fc.oneof(
    { maxDepth: 4 },
    fc.oneof(fc.string({ unit: 'grapheme' }), fc.integer(), fc.boolean(), fc.constant(null)),
    fc.constantFrom('a\nb', 'a\n\n', '\n a', '12:30', 'yes', '- a', 'a: b', '# c'),
    fc.array(tie('value'), { maxLength: 3 }),
    tie('json'),
  ),
}));

test('it never reads anything else than the YAML reader does', () => {
  let count = 0;
  const compare = (text: string): void => {
    const plain = readPlainYaml(text);
    if (plain === undefined) return;
    count += 1;
    const [document, ...rest] = readYaml(text, 1);
    expect(rest).toEqual([]);
    expect({ value: plain, duplicates: [] }).toEqual({
      value: document?.value,
      duplicates: document?.duplicates,
    });
  };
  const spoil = fc.record({
    at: fc.double({ min: 0, max: 1, noNaN: true }),
    with: fc.constantFrom(...' |\n|  |:|: |- |#| #|"|\'|\\||>|{}|[|&a|?|0|yes|a: b|~'.split('|')),
    length: fc.nat(2),
  });
  fc.assert(
    fc.property(json, fc.array(spoil, { maxLength: 3 }), (value, spoils) => {
      compare(writeYaml(value));
      const text = stringify(value, { lineWidth: 0 });
      compare(text);
      const spoilt = spoils.reduce((before, { at, with: inserted, length }) => {
        const start = Math.floor(at * before.length);
        return before.slice(0, start) + inserted + before.slice(start + length);
      }, text);
      let isYaml = true;
      try {
        readYaml(spoilt, 1);
      } catch {
        isYaml = false;
      }
      if (isYaml) compare(spoilt);
      else expect(readPlainYaml(spoilt)).toBeUndefined();
    }),
    { numRuns: 500 },
  );
  expect(count).toBeGreaterThan(100);
});
