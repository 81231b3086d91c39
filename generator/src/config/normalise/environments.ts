import { compareText } from '../../core/compare-text.ts';
import type { Environment, SharedNamespace, SyncPolicy } from '../../core/fleet.ts';
import { own } from '../own-value.ts';
import type { WrittenEnvironment } from '../schema/gitops.ts';
import { SYNC_DEFAULTS } from '../schema/sync.ts';
import { environmentChain } from './environment-chain.ts';

type Environments = Readonly<Record<string, WrittenEnvironment>>;

/** Resolves `extends` and the defaults of each environment; sorted by name. */
export function normaliseEnvironments(written: Environments): Environment[] {
  return Object.keys(written)
    .sort(compareText)
    .map((name) => ({
      name,
      cluster: clusterOf(written, name) ?? '',
      namespaces: sharedNamespaces(own(written, name)?.namespaces),
      sync: mergeSync(
        SYNC_DEFAULTS,
        ...settingsOf(written, name).map((environment) => environment.sync),
      ),
    }));
}

/** The settings that an environment is made of, the furthest extended one first. */
export function settingsOf(written: Environments, name: string): WrittenEnvironment[] {
  return environmentChain(written, name)
    .reverse()
    .map((link) => own(written, link))
    .filter((environment) => environment !== undefined);
}

/** The cluster that an environment, or the nearest one that it extends, names. */
export function clusterOf(written: Environments, name: string): string | undefined {
  return settingsOf(written, name).findLast(({ cluster }) => cluster !== undefined)?.cluster;
}

/** Later policies win, key by key. */
export function mergeSync(base: SyncPolicy, ...parts: WrittenEnvironment['sync'][]): SyncPolicy {
  return parts.reduce<SyncPolicy>(
    (merged, part) => ({
      automated: part?.automated ?? merged.automated,
      prune: part?.prune ?? merged.prune,
      selfHeal: part?.selfHeal ?? merged.selfHeal,
    }),
    base,
  );
}

function sharedNamespaces(written: WrittenEnvironment['namespaces']): SharedNamespace[] {
  const namespaces = Array.isArray(written)
    ? [...new Set(written)].map((name) => ({ name, labels: {} }))
    : Object.entries(written ?? {}).map(([name, settings]) => ({
        name,
        labels: { ...settings.labels },
      }));
  return namespaces.sort((a, b) => compareText(a.name, b.name));
}
