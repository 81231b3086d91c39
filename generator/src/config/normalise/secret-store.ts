import type { Environment, SecretStore } from '../../core/fleet.ts';
import type { DocumentPath } from '../../core/problem.ts';
import { own } from '../own-value.ts';
import { STORE_DEFAULTS } from '../schema/secrets.ts';
import type { WrittenGitops, WrittenSecrets } from '../schema/gitops.ts';
import { environmentChain } from './environment-chain.ts';

/** What one level of gitops.yaml says of secrets, and where. */
export interface SecretLayer {
  path: DocumentPath;
  secrets: WrittenSecrets;
}

/**
 * The levels that say something of a deployment's secrets, the most general one first: the root, the
 * cluster, the environments that it starts from, the app, the app in those environments.
 */
export function secretLayers(
  written: WrittenGitops,
  { app, environment }: { app: string; environment: Pick<Environment, 'name' | 'cluster'> },
): SecretLayer[] {
  const chain = environmentChain(written.environments, environment.name).reverse();
  const ofApp = own(written.apps, app);
  const layers: SecretLayer[] = [
    { path: [], secrets: written.secrets },
    {
      path: ['clusters', environment.cluster],
      secrets: own(written.clusters, environment.cluster)?.secrets,
    },
    ...chain.map((name) => ({
      path: ['environments', name],
      secrets: own(written.environments, name)?.secrets,
    })),
    { path: ['apps', app], secrets: ofApp?.secrets },
    ...chain.map((name) => ({
      path: ['apps', app, 'environments', name],
      secrets: own(ofApp?.environments ?? {}, name)?.secrets,
    })),
  ];
  return layers
    .filter(({ secrets }) => secrets !== undefined)
    .map(({ path, secrets }) => ({ path: [...path, 'secrets'], secrets }));
}

/**
 * Key by key, the most specific level wins; `store: null` takes back what is above it.
 *
 * @returns undefined where no level names a store; one without a name is reported by
 *   `rules/secret-stores.ts`
 */
export function mergeStores(layers: readonly SecretLayer[]): SecretStore | undefined {
  const written = layers.reduce<WrittenStore | undefined>((merged, { secrets }) => {
    if (secrets?.store === null) return undefined;
    return secrets?.store === undefined ? merged : { ...merged, ...secrets.store };
  }, undefined);
  if (written === undefined) return undefined;
  const { kind, name, key, property, refreshInterval } = written;
  return {
    kind: kind ?? STORE_DEFAULTS.kind,
    name: name ?? '',
    key: key ?? STORE_DEFAULTS.key,
    property: property === null ? undefined : (property ?? STORE_DEFAULTS.property),
    refreshInterval: refreshInterval ?? STORE_DEFAULTS.refreshInterval,
  };
}

type WrittenStore = NonNullable<NonNullable<WrittenSecrets>['store']>;
