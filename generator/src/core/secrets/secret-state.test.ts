import { describe, expect, it } from 'vitest';
import type { KubernetesObject } from '../kubernetes/object.ts';
import { secretObject } from './secret-objects.ts';
import { isLacking, secretState } from './secret-state.ts';

const DECLARED = {
  name: 'api',
  description: 'Login',
  keys: ['user', 'token'].map((key) => ({ key, description: key })),
};

function secret(fields: Partial<KubernetesObject>): KubernetesObject {
  return {
    apiVersion: 'v1',
    kind: 'Secret',
    type: 'Opaque',
    ...fields,
    metadata: { name: 'api', namespace: 'shop', ...fields.metadata },
  };
}

describe('secretState', () => {
  it('is missing where there is none', () => {
    const state = secretState(DECLARED, undefined);
    expect(state).toEqual({ kind: 'missing' });
    expect(isLacking(state)).toBe(true);
  });

  it('knows what Strata made, and finds it whole', () => {
    const state = secretState(
      DECLARED,
      secretObject(DECLARED, 'shop', { user: 'eA==', token: '' }),
    );
    expect(state).toEqual({
      kind: 'present',
      madeBy: { kind: 'strata' },
      missingKeys: [],
      surplusKeys: [],
    });
    expect(isLacking(state)).toBe(false);
  });

  it('names keys that differ, the type that differs, and never a value', () => {
    const present = secret({ type: 'kubernetes.io/tls', data: { user: 'eA==', old: 'c2VjcmV0' } });
    const state = secretState(DECLARED, present);
    expect(state).toEqual({
      kind: 'present',
      madeBy: { kind: 'other' },
      missingKeys: ['token'],
      surplusKeys: ['old'],
      otherType: 'kubernetes.io/tls',
    });
    expect(isLacking(state)).toBe(true);
    expect(JSON.stringify(state)).not.toContain('c2VjcmV0');
  });

  it('names the object of a controller that owns it, whatever the labels say', () => {
    const owner = { apiVersion: 'v1', kind: 'ExternalSecret', name: 'api', uid: '1' };
    const labels = { 'app.kubernetes.io/managed-by': 'strata' };
    const present = secret({ metadata: { name: 'api', labels, ownerReferences: [owner] } });
    expect(secretState(DECLARED, present)).toMatchObject({
      madeBy: { kind: 'owner', owner: 'ExternalSecret api' },
    });
  });

  it('has no surplus where only the app knows the keys', () => {
    const present = secret({ data: { a: '', b: '' } });
    expect(secretState({ ...DECLARED, keys: [] }, present)).toMatchObject({
      missingKeys: [],
      surplusKeys: [],
    });
  });
});
