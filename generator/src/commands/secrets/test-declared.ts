import type { SecretRequirement } from '../../core/desired/template.ts';
import type { KubernetesObject } from '../../core/kubernetes/object.ts';
import type { SecretSource } from '../../core/secrets/secret-source.ts';
import { DEPLOYMENT } from '../../core/secrets/test-deployment.ts';
import type { DeploymentSecrets } from './declared-secrets.ts';

/** Two keys that are generated, and with `given` one more that is not. */
export function requirement(given = false): SecretRequirement {
  const generate = { length: 20, alphabet: 'abcdef' };
  return {
    name: 'api',
    description: 'Login',
    keys: [
      { key: 'password', description: 'Password', generate },
      { key: 'salt', description: 'Salt', generate },
      ...(given ? [{ key: 'token', description: 'Token of the provider' }] : []),
    ],
  };
}

/** What the deployment declares, with the objects of its overlay. */
export function declared(
  secret: SecretRequirement = requirement(),
  source: SecretSource = { kind: 'cluster' },
): DeploymentSecrets {
  return {
    deployment: DEPLOYMENT,
    secrets: [{ requirement: secret, source }],
    objects: () => Promise.resolve([NAMESPACE]),
  };
}

/** The Namespace object of the overlay. */
export const NAMESPACE: KubernetesObject = {
  apiVersion: 'v1',
  kind: 'Namespace',
  metadata: { name: 'shop', labels: { 'pod-security.kubernetes.io/enforce': 'restricted' } },
};
