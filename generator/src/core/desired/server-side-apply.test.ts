import { describe, expect, it } from 'vitest';
import type { JsonObject, KubernetesObject } from '../kubernetes/object.ts';
import { duplicateKeyIn } from './server-side-apply.ts';

function deployment(container: JsonObject): KubernetesObject {
  const spec = { template: { spec: { containers: [{ name: 'a', ...container }] } } };
  return { apiVersion: 'apps/v1', kind: 'Deployment', metadata: { name: 'web' }, spec };
}

describe('duplicateKeyIn', () => {
  it('finds an env variable named twice', () => {
    const env = [{ name: 'A', value: '1' }, { name: 'B' }, { name: 'A', value: '2' }];
    expect(duplicateKeyIn(deployment({ env }))).toBe('spec.template.spec.containers[0].env[2]');
  });

  it('takes a port without protocol for TCP, as the API server does', () => {
    const ports = [{ containerPort: 53 }, { containerPort: 53, protocol: 'TCP' }];
    expect(duplicateKeyIn(deployment({ ports }))).toBe('spec.template.spec.containers[0].ports[1]');
    const both = [{ containerPort: 53 }, { containerPort: 53, protocol: 'UDP' }];
    expect(duplicateKeyIn(deployment({ ports: both }))).toBeUndefined();
  });

  it('finds nothing in lists that have no key', () => {
    expect(duplicateKeyIn(deployment({ args: ['-v', '-v'] }))).toBeUndefined();
  });
});
