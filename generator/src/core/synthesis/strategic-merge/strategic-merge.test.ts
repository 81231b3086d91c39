import { describe, expect, it } from 'vitest';
import type { Json, JsonObject } from '../../kubernetes/object.ts';
import { applyStrategicMerge } from './apply.ts';
import { diffStrategicMerge } from './diff.ts';
import { isMergeable } from './is-mergeable.ts';
import { mergeSchemaOf } from './merge-keys.ts';

const DEPLOYMENT = mergeSchemaOf('apps/v1', 'Deployment');

function pod(spec: JsonObject): JsonObject {
  return { spec: { template: { spec } } };
}

function diffPod(base: JsonObject, target: JsonObject): Json | undefined {
  const patch = diffStrategicMerge(pod(base), pod(target), DEPLOYMENT);
  const result = applyStrategicMerge(pod(base), patch, DEPLOYMENT);
  expect(result).toEqual(pod(target));
  return patch === undefined ? undefined : podSpec(patch);
}

function podSpec(patch: JsonObject): Json | undefined {
  const { spec } = patch as { spec: { template: { spec: Json } } };
  return spec.template.spec;
}

const a: JsonObject = { name: 'a', image: 'a:1' };
const b: JsonObject = { name: 'b', image: 'b:1' };
const c: JsonObject = { name: 'c', image: 'c:1' };

describe('a strategic-merge patch', () => {
  it('is undefined where nothing differs', () => {
    expect(diffPod({ containers: [a, b] }, { containers: [a, b] })).toBeUndefined();
  });

  it('names only what changes in the first container', () => {
    const target = { containers: [{ ...a, image: 'a:2' }, b] };
    expect(diffPod({ containers: [a, b] }, target)).toEqual({
      containers: [{ name: 'a', image: 'a:2' }],
    });
  });

  it('names the containers before the one that changes, because the patch goes first', () => {
    const target = { containers: [a, { ...b, image: 'b:2' }, c] };
    expect(diffPod({ containers: [a, b, c] }, target)).toEqual({
      containers: [{ name: 'a' }, { name: 'b', image: 'b:2' }],
    });
  });

  it('names all up to a new last container', () => {
    expect(diffPod({ containers: [a, b] }, { containers: [a, b, c] })).toEqual({
      containers: [{ name: 'a' }, { name: 'b' }, c],
    });
  });

  it('needs to name nothing before a new first container', () => {
    expect(diffPod({ containers: [b, c] }, { containers: [a, b, c] })).toEqual({ containers: [a] });
  });

  it('deletes an element by its key', () => {
    expect(diffPod({ containers: [a, b, c] }, { containers: [a, c] })).toEqual({
      containers: [{ name: 'b', $patch: 'delete' }],
    });
  });

  it('turns elements around by naming them', () => {
    expect(diffPod({ containers: [a, b] }, { containers: [b, a] })).toEqual({
      containers: [{ name: 'b' }],
    });
  });

  it('empties a list by replacing it', () => {
    expect(diffPod({ initContainers: [a] }, { initContainers: [] })).toEqual({
      initContainers: [{ $patch: 'replace' }],
    });
  });

  it('removes a field, and a whole list, with null', () => {
    const base = { dnsPolicy: 'Default', hostNetwork: true, initContainers: [a] };
    expect(diffPod(base, { dnsPolicy: 'Default' })).toEqual({
      hostNetwork: null,
      initContainers: null,
    });
  });

  it('replaces a map where that is shorter than removing its keys one by one', () => {
    const base = { nodeSelector: { k1: 'a', k2: 'a', k3: 'a', k4: 'a' } };
    expect(diffPod(base, { nodeSelector: { k9: 'b' } })).toEqual({
      nodeSelector: { $patch: 'replace', k9: 'b' },
    });
  });

  it('replaces lists without merge key whole', () => {
    const base = { tolerations: [{ key: 'x' }, { key: 'y' }] };
    expect(diffPod(base, { tolerations: [{ key: 'x' }] })).toEqual({ tolerations: [{ key: 'x' }] });
  });

  it('changes ports in place where all have a protocol', () => {
    const ports = (name: string): JsonObject => ({
      containers: [
        {
          name: 'a',
          ports: [
            { containerPort: 80, protocol: 'TCP' },
            { containerPort: 81, protocol: 'TCP', name },
          ],
        },
      ],
    });
    expect(diffPod(ports('x'), ports('y'))).toEqual({
      containers: [{ name: 'a', ports: [{ containerPort: 81, protocol: 'TCP', name: 'y' }] }],
    });
  });

  it('replaces the ports where a new one would come last and all have a protocol', () => {
    const ports = (...numbers: number[]): JsonObject => ({
      containers: [
        {
          name: 'a',
          ports: numbers.map((containerPort) => ({ containerPort, protocol: 'TCP', name: 'p' })),
        },
      ],
    });
    const patch = diffPod(ports(80), ports(80, 81)) as { containers: { ports: Json[] }[] };
    expect(patch.containers[0]?.ports[0]).toEqual({ $patch: 'replace' });
  });

  it('treats ports without any protocol as a list with one key', () => {
    const ports = (name: string): JsonObject => ({
      containers: [{ name: 'a', ports: [{ containerPort: 80 }, { containerPort: 81, name }] }],
    });
    expect(diffPod(ports('x'), ports('y'))).toEqual({
      containers: [{ name: 'a', ports: [{ containerPort: 80 }, { containerPort: 81, name: 'y' }] }],
    });
  });

  it('replaces every list of a kind that Kustomize does not know', () => {
    const schema = mergeSchemaOf('autoscaling/v2', 'HorizontalPodAutoscaler');
    expect(schema).toBeUndefined();
    const base = { spec: { metrics: [{ name: 'a', value: 1 }, { name: 'b' }] } };
    const target = { spec: { metrics: [{ name: 'a', value: 2 }, { name: 'b' }] } };
    expect(diffStrategicMerge(base, target, schema)).toEqual(target);
  });

  it('cannot change the type of a value: Kustomize fails there', () => {
    expect(() => applyStrategicMerge({ a: 'x' }, { a: { b: 1 } }, undefined)).toThrow(TypeError);
  });

  it.each([1, true, 0.5])('cannot turn a text into %s: Kustomize keeps its quotes', (value) => {
    expect(() => applyStrategicMerge({ a: '1' }, { a: value }, undefined)).toThrow(TypeError);
    expect(applyStrategicMerge({ a: value }, { a: '1' }, undefined)).toEqual({ a: '1' });
  });
});

describe('isMergeable', () => {
  it.each<[string, JsonObject]>([
    [
      'env variables named twice',
      { containers: [{ name: 'a', env: [{ name: 'A' }, { name: 'A' }] }] },
    ],
    [
      'ports of which only some have a protocol',
      {
        containers: [
          { name: 'a', ports: [{ containerPort: 80 }, { containerPort: 81, protocol: 'TCP' }] },
        ],
      },
    ],
    ['a null', { nodeSelector: { a: null } }],
    ['an element without its key', { containers: [{ image: 'a' }] }],
    ['an empty element', { containers: [{}] }],
    ['a key that reads as a directive', { nodeSelector: { $patch: 'x' } }],
  ])('refuses %s', (_, spec) => {
    expect(isMergeable(pod(spec), DEPLOYMENT)).toBe(false);
  });

  it('accepts an ordinary pod', () => {
    const spec = { containers: [a, b], volumes: [{ name: 'data', emptyDir: {} }] };
    expect(isMergeable(pod(spec), DEPLOYMENT)).toBe(true);
  });

  it('minds duplicates only in lists that merge', () => {
    expect(isMergeable(pod({ tolerations: [{ key: 'a' }, { key: 'a' }] }), DEPLOYMENT)).toBe(true);
  });
});
