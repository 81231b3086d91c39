import fc from 'fast-check';
import type { JsonObject, KubernetesObject } from '../../../src/core/kubernetes/object.ts';

/** Texts on which YAML, editors and shells have disagreed. */
const text = fc.oneof(
  fc.constantFrom(
    '',
    ' ',
    'a',
    '1',
    'true',
    'null',
    '~',
    '2026-01-01',
    '0644',
    'a=b=c',
    '=',
    '$(A)',
  ),
  fc.constantFrom(
    '"quoted"',
    "'quoted'",
    '"',
    "'",
    '"half',
    `'"both"'`,
    '""',
    "''",
    '\\n',
    '#a',
    '- a',
  ),
  fc.constantFrom(
    ' lead',
    'trail ',
    'a  \nb\t\n',
    'no\nend',
    'a\r\nb\r\n',
    'a\rb',
    '\n',
    '\n\n\na\n',
  ),
  fc.constantFrom(
    '  deep\n less\n',
    'a\n \nb\n',
    'a\n\n\n',
    ' \n',
    'a\n ',
    '\n\ta\n',
    'a\n\tb\n',
    '\ta',
  ),
  fc.constantFrom('---\na: b\n---\n', '...\n', '%YAML 1.1\n', '# a\n# b\n', '{\n  "a": [1]\n}\n'),
  fc.constantFrom('ä\u{1F600}\n', '\ufeffa\nb\n', 'a\u0000b\n', '\u001b[0m\n', '\b\f', '\u00a0\n'),
  fc.constantFrom("<a href='x'>&amp;</a>\n", `${'x'.repeat(3000)} \ny\n`, 'long '.repeat(40)),
  fc.string({ maxLength: 12 }),
  fc.string({ unit: 'binary', maxLength: 6 }),
  fc
    .array(fc.constantFrom('a', ' ', '\t', '\n', ':', '#', '-', '"', "'", '|', '>', '%', '\r'), {
      maxLength: 9,
    })
    .map((characters) => characters.join('')),
);

const key = fc.constantFrom(
  'MODE',
  'nginx.conf',
  'NGINX.conf',
  '.htaccess',
  'htaccess',
  '00-init.sql',
  'con.json',
  'kustomization.yaml',
  'y',
  'on',
  'e5',
  '_',
  '-',
  '..data',
  '__proto__',
);
const data = fc.dictionary(key, text, { maxKeys: 5 });
const pairs = fc.dictionary(fc.constantFrom('app', 'on', 'a.b/c', '__proto__'), text, {
  maxKeys: 2,
});

function optional(field: string, map: Record<string, string>): JsonObject {
  return Object.keys(map).length === 0 ? {} : { [field]: map };
}

/** ConfigMaps and Secrets, most of which a generator can make; their name is `app`. */
export const generated: fc.Arbitrary<KubernetesObject> = fc
  .record({
    isSecret: fc.boolean(),
    type: fc.constantFrom('Opaque', 'kubernetes.io/tls', 'true'),
    data,
    labels: pairs,
    annotations: pairs,
    immutable: fc.boolean(),
  })
  .map(({ isSecret, type, data: texts, labels, annotations, immutable }) => ({
    apiVersion: 'v1',
    kind: isSecret ? 'Secret' : 'ConfigMap',
    metadata: {
      name: 'app',
      ...optional('labels', labels),
      ...optional('annotations', annotations),
    },
    ...(isSecret ? { type, data: encoded(texts) } : optional('data', texts)),
    ...(immutable ? { immutable } : {}),
  }));

/** In lines of 70 characters, as Kustomize writes it. */
function encoded(texts: Record<string, string>): Record<string, string> {
  const entries = Object.entries(texts).map(([name, value]) => {
    const base64 = Buffer.from(value).toString('base64');
    return [name, base64.length < 70 ? base64 : base64.replace(/.{1,70}/g, '$&\n')];
  });
  return Object.fromEntries(entries) as Record<string, string>;
}
