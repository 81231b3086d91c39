import { createColors } from 'picocolors';
import { expect, test } from 'vitest';
import { renderValidationJson } from './json.ts';
import { renderValidation, type LocatedResult } from './text.ts';

const options = { schemas: '1.35', colors: createColors(false) };

const good: LocatedResult = {
  index: 0,
  file: 'a.yaml',
  line: 1,
  apiVersion: 'v1',
  kind: 'Pod',
  namespace: 'shop',
  name: 'web',
  valid: true,
  skipped: false,
  findings: [],
  lines: [],
};
const bad: LocatedResult = {
  ...good,
  index: 1,
  line: 7,
  namespace: null,
  name: null,
  valid: false,
  findings: [
    { id: 'type', severity: 'error', path: ['spec', 'containers', 0], message: 'must be a map' },
    { id: 'x', severity: 'warning', path: [], message: 'hm', remediation: 'Do this.' },
  ],
  lines: [9, 7],
};
const skipped: LocatedResult = { ...good, apiVersion: 'a.b/v1', kind: 'Foo', skipped: true };

test('findings with their places, skipped kinds once, and a count', () => {
  expect(renderValidation([good, bad, skipped, skipped], options)).toBe(
    [
      'a.yaml:9: Pod (no name): spec.containers[0]: must be a map',
      'a.yaml:7: warning: Pod (no name): hm',
      '  Do this.',
      'skipped: 2 of Foo (a.b/v1), its schema is not known',
      '  Get it from a cluster that has it: npx --no strata schemas pull --context NAME',
      '4 objects: 1 valid, 1 not valid, 2 skipped (Kubernetes 1.35)',
    ].join('\n'),
  );
});

test('where all is well, one line', () => {
  expect(renderValidation([good], options)).toBe('1 object: 1 valid (Kubernetes 1.35)');
});

test('JSON, an object a line', () => {
  const text = renderValidationJson([good, bad]);
  expect(JSON.parse(text)).toEqual({ objects: [good, bad] });
  expect(text.split('\n')).toHaveLength(4);
  expect(JSON.parse(renderValidationJson([]))).toEqual({ objects: [] });
});
