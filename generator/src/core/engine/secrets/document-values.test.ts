import { describe, expect, it } from 'vitest';
import { documentValues } from './document-values.ts';

const SECRET = 'apiVersion: v1\nkind: Secret\nmetadata: {name: db, namespace: shop}\n';

describe('documentValues', () => {
  it.each([
    ['data', `${SECRET}data: {k: aHVudGVyMg==}\n`, 'aHVudGVyMg=='],
    ['stringData', `${SECRET}stringData: {k: hunter2}\n`, 'hunter2'],
    ['a field of another type', `${SECRET}stringData: [hunter2]\n`, 'hunter2'],
    ['an annotation', `kind: Secret\nmetadata: {annotations: {a: hunter2}}\n`, 'hunter2'],
    ['a List', `kind: List\nitems: [{kind: Secret, data: {k: hunter2}}]\n`, 'hunter2'],
    ['the second document', `kind: Pod\n---\n${SECRET}data: {k: hunter2}\n`, 'hunter2'],
    ['a comment', `${SECRET}data: {k: a} # was hunter2\n`, ' was hunter2'],
    ['a number', `${SECRET}stringData: {k: 0644}\n`, '420'],
    ['a text that looks like an alias', `${SECRET}stringData: {k: *hunter2}\n`, 'hunter2'],
    ['a document that is cut off', 'kind: Secret\nstringData: {k: hunter2', 'hunter2'],
    ['a secretGenerator', 'secretGenerator: [{name: a, literals: ["k=hunter2"]}]\n', 'hunter2'],
    ['a secretGenerator that is none', 'secretGenerator: hunter2\n', 'hunter2'],
    ['a generator', 'kind: SecretGenerator\nmetadata: {name: a}\nliterals: [k=x]\n', 'x'],
    ['a patch in place', `patches: [{patch: "kind: Secret\\ndata: {k: hunter2}"}]\n`, 'hunter2'],
    ['an operation', '- {op: add, path: /stringData/k, value: hunter2}\n', 'hunter2'],
    ['operations in place', `patch: '[{op: add, path: /data/k, value: hunter2}]'\n`, 'hunter2'],
    ['Windows lines', `${SECRET}data: {k: hunter2}\n`.replaceAll('\n', '\r\n'), 'hunter2'],
  ])('finds the value in %s', (_, text, value) => {
    expect(documentValues(text)).toContain(value);
  });

  it('finds the values in the annotation that repeats what was applied', () => {
    const applied = JSON.stringify({ kind: 'Secret', data: { k: 'hunter2' } });
    const annotations = `kubectl.kubernetes.io/last-applied-configuration: '${applied}'`;
    const text = `kind: Secret\nmetadata:\n  name: db\n  annotations:\n    ${annotations}\n`;
    expect(documentValues(text)).toEqual([applied, 'hunter2']);
  });

  it.each([
    ['what tells a Secret from others', SECRET],
    ['other objects', 'kind: ConfigMap\nmetadata: {name: a}\ndata: {k: v}\n'],
    ['the target of a patch', 'patches: [{path: a.yaml, target: {kind: Secret, name: db}}]\n'],
    ['other operations', '- {op: replace, path: /spec/replicas, value: 3}\n'],
    ['nothing', ''],
  ])('finds nothing in %s', (_, text) => {
    expect(documentValues(text)).toEqual([]);
  });

  it('survives a hostile depth', () => {
    expect(documentValues(`kind: Secret\ndata: ${'['.repeat(20_000)}`)).not.toEqual([]);
  });
});
