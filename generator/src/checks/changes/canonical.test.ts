import { expect, test } from 'vitest';
import { canonical } from './canonical.ts';

test('defaults, nulls and empty lists are nothing', () => {
  const written = {
    dnsPolicy: 'ClusterFirst',
    volumes: [],
    hostname: null,
    containers: [{ name: 'a', image: 'a:1', imagePullPolicy: 'IfNotPresent', resources: {} }],
  };
  expect(canonical(written)).toEqual({ containers: [{ name: 'a', image: 'a:1' }] });
});

test.each([
  ['a', 'Always'],
  ['a:latest', 'Always'],
  ['host:5000/a', 'Always'],
  ['host:5000/a:1', 'IfNotPresent'],
  ['a@sha256:0', 'IfNotPresent'],
])('the pull policy of %s is %s unless said', (image, imagePullPolicy) => {
  expect(canonical({ image, imagePullPolicy })).toEqual({ image });
});

test('keys of the user are no fields', () => {
  const labels = { labels: { protocol: 'TCP' } };
  expect(canonical(labels)).toEqual(labels);
});

test('quantities are amounts', () => {
  expect(canonical({ limits: { cpu: '500m' } })).toEqual(canonical({ limits: { cpu: 0.5 } }));
});

test('nothing stays nothing', () => {
  expect(canonical(undefined)).toBeUndefined();
  expect(canonical(null)).toBeUndefined();
});
