import { deploymentName, type Deployment, type SecretStore } from '../fleet.ts';
import type { JsonObject, KubernetesObject } from '../kubernetes/object.ts';
import type { Problem } from '../problem.ts';
import type { SecretRequirement } from './template.ts';

/**
 * The ExternalSecret of each declared Secret, where gitops.yaml names a store for the deployment. The
 * External Secrets operator makes the Secrets from them; their keys and types are the declared ones.
 *
 * Format: external-secrets.io/v1, https://external-secrets.io/latest/api/externalsecret/
 *
 * @returns no objects without a store; a problem for a Secret of unknown keys that the store cannot
 *   give as a whole
 */
export function externalSecrets(
  deployment: Deployment,
  secrets: readonly SecretRequirement[],
): { objects: KubernetesObject[]; problems: Problem[] } {
  const store = deployment.secretStore;
  if (store === undefined) return { objects: [], problems: [] };
  return {
    objects: secrets.map((secret) => externalSecret(secret, store, deployment)),
    problems: secrets
      .filter(({ keys }) => keys.length === 0 && isOneValue(store))
      .map(({ name }) => wholeSecretProblem(name, store, deployment)),
  };
}

/** Whether an entry of the store is the value of a single key. */
function isOneValue({ key, property }: SecretStore): boolean {
  return property === undefined || key.includes('<key>');
}

function externalSecret(
  { name, type = 'Opaque', keys }: SecretRequirement,
  store: SecretStore,
  deployment: Deployment,
): KubernetesObject {
  const fill = (pattern: string, key: string): string =>
    fillPattern(pattern, { ...placeholders(deployment), secret: name, key });
  const data = keys.map(({ key }): JsonObject => ({
    secretKey: key,
    remoteRef: {
      key: fill(store.key, key),
      ...(store.property === undefined ? {} : { property: fill(store.property, key) }),
    },
  }));
  return {
    apiVersion: 'external-secrets.io/v1',
    kind: 'ExternalSecret',
    metadata: { name, namespace: deployment.namespace },
    spec: {
      refreshInterval: store.refreshInterval,
      secretStoreRef: { kind: store.kind, name: store.name },
      target: {
        name,
        creationPolicy: 'Owner',
        ...(type === 'Opaque' ? {} : { template: { type } }),
      },
      // Of a Secret whose keys only the app knows, all properties of the entry.
      ...(keys.length === 0 ? { dataFrom: [{ extract: { key: fill(store.key, '') } }] } : { data }),
    },
  };
}

function placeholders({
  cluster,
  environment,
  app,
  namespace,
}: Deployment): Record<string, string> {
  return { cluster, environment, app, namespace };
}

function fillPattern(pattern: string, values: Readonly<Record<string, string>>): string {
  return pattern.replace(/<(\w+)>/g, (whole, name: string) => values[name] ?? whole);
}

function wholeSecretProblem(name: string, store: SecretStore, deployment: Deployment): Problem {
  return {
    severity: 'error',
    path: deployment.path,
    message: `only the app knows the keys of Secret "${name}" of ${deploymentName(deployment)}, and the store "${store.name}" is read key by key`,
    hint: 'give the app a store that holds a whole Secret in one entry, or name the keys (env: { NAME: { secret, key } })',
  };
}
