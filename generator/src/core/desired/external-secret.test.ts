import { describe, expect, it } from 'vitest';
import type { Deployment, SecretStore } from '../fleet.ts';
import { externalSecrets } from './external-secret.ts';
import type { SecretRequirement } from './template.ts';
import { DEPLOYMENT } from '../secrets/test-deployment.ts';

const STORE: SecretStore = {
  kind: 'ClusterSecretStore',
  name: 'vault',
  key: '<cluster>/<namespace>/<environment>/<app>/<secret>',
  property: 'p-<key>',
  refreshInterval: '1h',
};

const SECRET: SecretRequirement = {
  name: 'api',
  description: 'Login',
  keys: [{ key: 'token', description: 'Token' }],
};

function deployment(secretStore?: SecretStore): Deployment {
  return {
    ...DEPLOYMENT,
    path: ['apps', 'web', 'environments', 'prod'],
    ...(secretStore === undefined ? {} : { secretStore }),
  };
}

describe('externalSecrets', () => {
  it('gives nothing without a store', () => {
    expect(externalSecrets(deployment(), [SECRET])).toEqual({ objects: [], problems: [] });
  });

  it('asks for each key, with the patterns filled in', () => {
    const { objects, problems } = externalSecrets(deployment(STORE), [SECRET]);
    expect(problems).toEqual([]);
    expect(objects).toEqual([
      {
        apiVersion: 'external-secrets.io/v1',
        kind: 'ExternalSecret',
        metadata: { name: 'api', namespace: 'shop' },
        spec: {
          refreshInterval: '1h',
          secretStoreRef: { kind: 'ClusterSecretStore', name: 'vault' },
          target: { name: 'api', creationPolicy: 'Owner' },
          data: [
            {
              secretKey: 'token',
              remoteRef: { key: 'local/shop/prod/web/api', property: 'p-token' },
            },
          ],
        },
      },
    ]);
  });

  it('keeps the type, and needs no property where an entry is one value', () => {
    const store = { ...STORE, key: '<secret>-<key>', property: undefined };
    const secret = { ...SECRET, type: 'kubernetes.io/basic-auth' };
    const [object] = externalSecrets(deployment(store), [secret]).objects;
    expect(object?.['spec']).toMatchObject({
      target: { template: { type: 'kubernetes.io/basic-auth' } },
      data: [{ secretKey: 'token', remoteRef: { key: 'api-token' } }],
    });
  });

  it('takes the whole entry for a Secret whose keys only the app knows', () => {
    const whole = { ...SECRET, keys: [] };
    const [object] = externalSecrets(deployment(STORE), [whole]).objects;
    expect(object?.['spec']).toMatchObject({
      dataFrom: [{ extract: { key: 'local/shop/prod/web/api' } }],
    });
    const oneValue = { ...STORE, key: '<secret>-<key>', property: undefined };
    expect(externalSecrets(deployment(oneValue), [whole]).problems).toEqual([
      expect.objectContaining({
        message:
          'only the app knows the keys of Secret "api" of web-prod, and the store "vault" is read key by key',
      }),
    ]);
  });
});
