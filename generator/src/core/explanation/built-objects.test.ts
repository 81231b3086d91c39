import { describe, expect, it } from 'vitest';
import type { KubernetesObject } from '../kubernetes/object.ts';
import { withComponents } from './built-objects.ts';
import type { ExplainedObject } from './types.ts';

function service(name: string, port = 80): KubernetesObject {
  const metadata = { name, namespace: 'shop' };
  return { apiVersion: 'v1', kind: 'Service', metadata, spec: { ports: [{ port }] } };
}

function explained(name: string): ExplainedObject {
  return {
    apiVersion: 'v1',
    kind: 'Service',
    name,
    namespace: 'shop',
    built: true,
    files: [`base/shop/${name}-service.yaml`],
    means: ['namespace'],
    reason: 'it is so',
  };
}

const CUSTOM = 'overlays/dev/shop/custom';

describe('withComponents', () => {
  const generated = [explained('same'), explained('changed'), explained('removed')];
  const desired = [service('same'), service('changed'), service('removed')];
  const built = [
    { object: service('same'), file: 'base/shop/same-service.yaml' },
    { object: service('changed', 8080), file: 'base/shop/changed-service.yaml' },
    { object: service('added'), file: `${CUSTOM}/added.yaml` },
  ];
  const result = withComponents(generated, desired, built, [CUSTOM]);

  it('leaves alone what the components do not touch', () => {
    expect(result[0]).toEqual(generated[0]);
  });

  it('says what they change, remove and add', () => {
    expect(result.slice(1)).toMatchObject([
      {
        name: 'changed',
        built: true,
        files: ['base/shop/changed-service.yaml', CUSTOM],
        means: ['namespace', 'component'],
        reason: `it is so; ${CUSTOM} changes it`,
      },
      { name: 'removed', built: false, reason: `${CUSTOM} removes it` },
      { name: 'added', built: true, files: [`${CUSTOM}/added.yaml`], means: ['component'] },
    ]);
  });

  it('names all components where several could be it', () => {
    const [, changed] = withComponents(generated, desired, built, ['base/shop/custom', CUSTOM]);
    expect(changed?.reason).toContain(`base/shop/custom or ${CUSTOM} changes it`);
  });

  it('does not count an object that the generated part leaves out', () => {
    const left: ExplainedObject = { ...explained('gone'), built: false, means: ['delete'] };
    expect(withComponents([left], [], [], [CUSTOM])).toEqual([left]);
  });
});
