import { describe, expect, it } from 'vitest';
import type { Json } from '../../../../core/kubernetes/object.ts';
import { containerComplaints } from '../test-pod.ts';

function env(variable: Json): string[] {
  return containerComplaints({ env: [variable] });
}

function fieldRef(fieldPath: string): string[] {
  return env({ name: 'A', valueFrom: { fieldRef: { fieldPath } } });
}

function resourceFieldRef(reference: Record<string, Json>): string[] {
  return env({ name: 'A', valueFrom: { resourceFieldRef: reference } });
}

describe('names of variables', () => {
  it.each(['A', '1a', 'a b', 'my.name', '~'])('takes %j', (name) => {
    expect(env({ name, value: 'x' })).toEqual([]);
  });

  it.each(['', 'a=b', 'é', 'a\tb'])('refuses %j', (name) => {
    expect(env({ name })).toEqual(['env.0.name']);
  });

  it('takes a name twice, and null for a variable without a name', () => {
    expect(containerComplaints({ env: [{ name: 'A' }, { name: 'A' }] })).toEqual([]);
    expect(env(null)).toEqual(['env.0.name']);
  });
});

describe('sources of variables', () => {
  it.each([
    ['none', {}, 'env.0.valueFrom'],
    [
      'two',
      { fieldRef: { fieldPath: 'metadata.name' }, secretKeyRef: { name: 'a', key: 'b' } },
      'env.0.valueFrom',
    ],
    ['a key of no object', { secretKeyRef: { key: 'b' } }, 'env.0.valueFrom.secretKeyRef.name'],
    ['no key', { configMapKeyRef: { name: 'a' } }, 'env.0.valueFrom.configMapKeyRef.key'],
    [
      'a key that is a path',
      { secretKeyRef: { name: 'a', key: '..' } },
      'env.0.valueFrom.secretKeyRef.key',
    ],
    [
      'a file of no volume',
      { fileKeyRef: { volumeName: 'none', path: 'a', key: 'b' } },
      'env.0.valueFrom.fileKeyRef.volumeName',
    ],
    [
      'a file of a volume that is no emptyDir',
      { fileKeyRef: { volumeName: 'host', path: 'a', key: 'b' } },
      'env.0.valueFrom.fileKeyRef.volumeName',
    ],
  ])('refuses %s', (_, valueFrom, path) => {
    expect(env({ name: 'A', valueFrom })).toEqual([path]);
  });

  it('takes a file of an emptyDir', () => {
    const fileKeyRef = { volumeName: 'scratch', path: 'a', key: 'b' };
    expect(env({ name: 'A', valueFrom: { fileKeyRef } })).toEqual([]);
  });

  it('refuses a value beside a source, but not an empty one', () => {
    const valueFrom = { fieldRef: { fieldPath: 'metadata.name' } };
    expect(env({ name: 'A', value: 'x', valueFrom })).toEqual(['env.0.valueFrom']);
    expect(env({ name: 'A', value: '', valueFrom })).toEqual([]);
  });
});

describe('fields of the pod', () => {
  it.each([
    'metadata.name',
    'spec.host',
    'status.podIPs',
    "metadata.labels['a.b/C']",
    "metadata.annotations['A.b/C']",
  ])('takes %s', (path) => {
    expect(fieldRef(path)).toEqual([]);
  });

  it.each([
    'metadata.labels',
    'spec.nope',
    "metadata.labels['a b']",
    "metadata.labels['A.b/C']",
    "metadata.labels['']",
    "metadata.labels[']",
    "['x']",
    "spec.nodeName['x']",
  ])('refuses %s', (path) => {
    expect(fieldRef(path)).toEqual(['env.0.valueFrom.fieldRef.fieldPath']);
  });

  it('refuses another version', () => {
    const reference = { apiVersion: 'v2', fieldPath: 'metadata.name' };
    expect(env({ name: 'A', valueFrom: { fieldRef: reference } })).toHaveLength(1);
  });
});

describe('resources of the container', () => {
  it.each([
    ['limits.cpu', '1m'],
    ['limits.cpu', '1000m'],
    ['limits.cpu', '1e0'],
    ['limits.memory', '1024Ki'],
    ['limits.memory', '1000'],
    ['limits.memory', '0'],
    ['limits.hugepages-2Mi', '1Mi'],
  ])('takes %s in units of %s', (resource, divisor) => {
    expect(resourceFieldRef({ resource, divisor })).toEqual([]);
  });

  it.each([
    ['limits.cpu', '2'],
    ['limits.cpu', '1e-3'],
    ['limits.memory', '1024'],
    ['limits.memory', '1e3'],
    ['limits.memory', '1m'],
  ])('refuses %s in units of %s', (resource, divisor) => {
    expect(resourceFieldRef({ resource, divisor })).toEqual([
      'env.0.valueFrom.resourceFieldRef.divisor',
    ]);
  });

  it.each(['', 'cpu', 'limits.gpu'])('refuses the resource %j', (resource) => {
    expect(resourceFieldRef({ resource })).toEqual(['env.0.valueFrom.resourceFieldRef.resource']);
  });
});

describe('envFrom', () => {
  it.each([
    [{ configMapRef: { name: 'a' } }, []],
    [{ secretRef: { name: 'a-' }, prefix: 'P_' }, []],
    [{}, ['envFrom.0']],
    [{ configMapRef: { name: 'a' }, secretRef: { name: 'b' } }, ['envFrom.0']],
    [{ configMapRef: {} }, ['envFrom.0.configMapRef.name']],
    [{ secretRef: { name: 'a' }, prefix: '=' }, ['envFrom.0.prefix']],
  ])('of %j finds %j', (source, paths) => {
    expect(containerComplaints({ envFrom: [source] })).toEqual(paths);
  });
});
