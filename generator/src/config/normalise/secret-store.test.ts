import { describe, expect, it } from 'vitest';
import type { SecretStore } from '../../core/fleet.ts';
import { load, problemLines } from '../test-config.ts';

const TEXT = `version: 1
repoURL: https://git.example.com/acme/platform.git
secrets: { store: { name: vault } }
clusters:
  local: { kubernetes: "1.35", argocd: { version: 3.5.1 } }
environments:
  prod: { cluster: local }
  east: { extends: prod }
apps:
  web:
    template: web
    values: { image: a:1 }
    environments: { prod: {}, east: {} }
`;

const VAULT: SecretStore = {
  kind: 'ClusterSecretStore',
  name: 'vault',
  key: '<environment>/<app>/<secret>',
  property: '<key>',
  refreshInterval: '1h',
};

/** The stores of east and prod, after changes of the text. */
function stores(...changes: readonly (readonly [string, string])[]): (SecretStore | undefined)[] {
  const { fleet, problems } = load(changed(...changes));
  if (fleet === undefined) throw new Error(JSON.stringify(problems));
  return fleet.deployments.map(({ secretStore }) => secretStore);
}

function changed(...changes: readonly (readonly [string, string])[]): string {
  return changes.reduce((text, [from, to]) => {
    if (!text.includes(from)) throw new Error(`the text has no ${from}`);
    return text.replace(from, to);
  }, TEXT);
}

describe('the store of a deployment', () => {
  it('is none unless a level names one', () => {
    expect(stores(['secrets: { store: { name: vault } }\n', ''])).toEqual([undefined, undefined]);
    expect(stores(['{ store: { name: vault } }', ''])).toEqual([undefined, undefined]);
  });

  it('has defaults', () => {
    expect(stores()).toEqual([VAULT, VAULT]);
  });

  it('is merged key by key: root, cluster, environments, app, app in the environments', () => {
    const all = stores(
      ['{ version: 3.5.1 } }', '{ version: 3.5.1 }, secrets: { store: { key: c, property: c } } }'],
      ['prod: { cluster: local }', 'prod: { cluster: local, secrets: { store: { key: e } } }'],
      ['east: { extends: prod }', 'east: { extends: prod, secrets: { store: { key: east } } }'],
      ['    environments:', '    secrets: { store: { refreshInterval: 5m } }\n    environments:'],
      ['prod: {}', 'prod: { secrets: { store: { kind: SecretStore } } }'],
    );
    const shared = { ...VAULT, kind: 'SecretStore', property: 'c', refreshInterval: '5m' };
    expect(all).toEqual([
      { ...shared, key: 'east' },
      { ...shared, key: 'e' },
    ]);
  });

  it('is taken back by null, and may be named anew below', () => {
    const all = stores(
      ['prod: { cluster: local }', 'prod: { cluster: local, secrets: { store: null } }'],
      ['east: {}', 'east: { secrets: { store: { name: other } } }'],
    );
    expect(all).toEqual([{ ...VAULT, name: 'other' }, undefined]);
  });

  it('may have no properties', () => {
    expect(stores(['name: vault', 'name: vault, key: a-<key>, property: null'])[0]).toEqual({
      ...VAULT,
      key: 'a-<key>',
      property: undefined,
    });
  });
});

describe('a faulty store is told with its place', () => {
  it.each<[string, string, string[]]>([
    [
      'name: vault',
      'kind: SecretStore',
      [
        '3:12 "secrets.store.name" is missing, it must be the name of a store in the cluster | add "name: <store>"; "kubectl get clustersecretstores" lists those of a cluster',
      ],
    ],
    [
      'name: vault',
      'name: vault, property: null',
      [
        '3:12 "secrets.store.key" must hold <key> where "property" is null: each key of a Secret is an entry of its own | write for example "key: <environment>/<app>/<secret>-<key>"',
      ],
    ],
    [
      'name: vault',
      'name: vault, key: <env>/x',
      [
        '3:39 "secrets.store.key" must be text without spaces, in which only <cluster>, <environment>, <app>, <namespace>, <secret>, <key> are replaced, found the string "<env>/x"',
      ],
    ],
    [
      'template: web\n    values: { image: a:1 }',
      'source: kustomize\n    secrets: { store: null }',
      [
        '12:5 app "web" has "source: kustomize", which declares no secrets | remove the key; write the ExternalSecret into its overlay',
      ],
    ],
  ])('%s -> %s', (from, to, lines) => {
    expect(problemLines(changed([from, to]))).toEqual(lines);
  });
});
