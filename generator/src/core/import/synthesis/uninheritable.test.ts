import { describe, expect, it } from 'vitest';
import type { KubernetesObject } from '../../kubernetes/object.ts';
import { configMap, documentOf } from '../test-documents.ts';
import type { Environment } from './environment.ts';
import { uninheritable } from './uninheritable.ts';

function environment(
  objects: Record<string, KubernetesObject>,
  { namespace, hashed = [] }: { namespace?: string; hashed?: string[] } = {},
): Environment {
  const entries = Object.entries(objects).map(
    ([key, object]) =>
      [key, { object, source: documentOf(object), isHashed: hashed.includes(key) }] as const,
  );
  const fields = namespace === undefined ? {} : { namespace };
  return { name: 'e', path: 'overlays/e/shop', fields, objects: new Map(entries) };
}

const none = environment({});

describe('uninheritable', () => {
  it('is what some environments generate and others do not', () => {
    const settings = configMap('settings', {});
    const generated = environment({ 'settings#': settings }, { hashed: ['settings#'] });
    const plain = environment({ settings });
    expect(uninheritable({ main: [generated, plain], apart: [none, none] })).toEqual(
      new Set(['settings#', 'settings']),
    );
    expect(uninheritable({ main: [generated, generated], apart: [none, none] }).size).toBe(0);
    expect(uninheritable({ main: [plain, plain], apart: [none, none] }).size).toBe(0);
  });

  it('is what stands apart in one environment and in the namespace of another', () => {
    const key = 'v1/ConfigMap/monitoring/settings';
    const apart = environment({ [key]: configMap('settings', {}, { namespace: 'monitoring' }) });
    const inside = (namespace: string) =>
      environment({ a: configMap('settings', {}) }, { namespace });
    const keysWith = (namespace: string) =>
      uninheritable({ main: [none, inside(namespace)], apart: [apart, none] });
    expect(keysWith('monitoring')).toEqual(new Set([key]));
    expect(keysWith('shop').size).toBe(0);
  });

  it('is nothing of nothing', () => {
    expect(uninheritable({ main: [], apart: [] }).size).toBe(0);
  });
});
