import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Fleet } from '../../core/fleet.ts';
import { load } from '../test-config.ts';
import { normaliseTargetRevision } from './target-revision.ts';
import { environmentChain } from './environment-chain.ts';

const TEXT = `version: 1
repoURL: git@github.com:acme/platform.git
clusters:
  west: { name: west-1, kubernetes: "1.34", managedBy: hub }
  hub: { kubernetes: "1.35", argocd: { version: 3.5.1, manifests: "https://mirror/install.yaml" } }
environments:
  prod:
    cluster: hub
    labels: { tier: prod, team: a }
    sync: { prune: manual }
    namespaces: [shared]
  west: { extends: prod, cluster: west, labels: { tier: west }, sync: { selfHeal: false } }
  copy: { extends: west }
apps:
  shop:
    template: web
    values: { image: a:1, replicas: 1, env: { A: "1", B: "2" } }
    labels: { team: b }
    permit: [Role]
    environments:
      prod: { namespace: shared, values: { replicas: 3, env: { B: null, C: "3" }, ports: [{ name: a, port: 1 }] } }
      west: { values: { ports: [] }, sync: { automated: false }, permit: [] }
      copy: { labels: { own: "yes" } }
`;

function fleetOf(text: string): Fleet {
  const { fleet, problems } = load(text);
  if (fleet === undefined) throw new Error(JSON.stringify(problems));
  return fleet;
}

describe('normalise', () => {
  it('fills in clusters', () => {
    expect(fleetOf(TEXT).clusters).toEqual([
      {
        name: 'hub',
        destination: { server: 'https://kubernetes.default.svc' },
        kubernetes: '1.35',
        argocd: { version: '3.5.1', namespace: 'argocd', manifests: 'https://mirror/install.yaml' },
        managedBy: 'hub',
      },
      {
        name: 'west',
        destination: { name: 'west-1' },
        kubernetes: '1.34',
        argocd: undefined,
        managedBy: 'hub',
      },
    ]);
  });

  it('takes the version of the managing cluster where a cluster has none', () => {
    const text = TEXT.replace('name: west-1, kubernetes: "1.34"', 'name: west-1');
    expect(fleetOf(text).clusters.map((cluster) => cluster.kubernetes)).toEqual(['1.35', '1.35']);
  });

  it('starts an environment from the one that it extends, without its namespaces', () => {
    expect(fleetOf(TEXT).environments).toEqual([
      {
        name: 'copy',
        cluster: 'west',
        namespaces: [],
        sync: { automated: true, prune: 'manual', selfHeal: false },
      },
      {
        name: 'prod',
        cluster: 'hub',
        namespaces: [{ name: 'shared', labels: {} }],
        sync: { automated: true, prune: 'manual', selfHeal: true },
      },
      {
        name: 'west',
        cluster: 'west',
        namespaces: [],
        sync: { automated: true, prune: 'manual', selfHeal: false },
      },
    ]);
  });

  it('starts an app in an environment from the app in the extended ones', () => {
    const deployments = fleetOf(TEXT).deployments;
    expect(deployments.map((deployment) => deployment.environment)).toEqual([
      'copy',
      'prod',
      'west',
    ]);
    expect(deployments[0]).toEqual({
      app: 'shop',
      environment: 'copy',
      cluster: 'west',
      namespace: 'shop-copy',
      ownsNamespace: true,
      values: { image: 'a:1', replicas: 3, env: { A: '1', C: '3' }, ports: [] },
      valuePaths: [
        ['apps', 'shop', 'environments', 'copy', 'values'],
        ['apps', 'shop', 'environments', 'west', 'values'],
        ['apps', 'shop', 'environments', 'prod', 'values'],
        ['apps', 'shop', 'values'],
      ],
      labels: { tier: 'west', team: 'b', own: 'yes' },
      sync: { automated: false, prune: 'manual', selfHeal: false },
      permit: [],
      path: ['apps', 'shop', 'environments', 'copy'],
    });
    expect(deployments[1]).toMatchObject({
      namespace: 'shared',
      ownsNamespace: false,
      permit: ['Role'],
      labels: { tier: 'prod', team: 'b' },
      sync: { automated: true, prune: 'manual', selfHeal: true },
    });
  });

  it('takes an app to no environment that it does not list', () => {
    const text = TEXT.replace('      copy: { labels: { own: "yes" } }\n', '');
    expect(fleetOf(text).deployments.map(({ environment }) => environment)).toEqual([
      'prod',
      'west',
    ]);
  });

  it('takes shared namespaces as a map with labels', () => {
    const text = TEXT.replace(
      'namespaces: [shared]',
      'namespaces: { shared: , blog: { labels: { a: b } } }',
    );
    const fleet = fleetOf(text);
    expect(fleet.environments.find(({ name }) => name === 'prod')?.namespaces).toEqual([
      { name: 'blog', labels: { a: 'b' } },
      { name: 'shared', labels: {} },
    ]);
  });

  it('does not depend on the order of what is written', () => {
    const reversed = TEXT.replace(/( {2}prod:[^]*?)( {2}west: \{ extends[^]*?)(?=apps:)/, '$2$1');
    expect(reversed).not.toBe(TEXT);
    expect(fleetOf(reversed)).toEqual(fleetOf(TEXT));
  });
});

describe('the namespace of a deployment', () => {
  it('is that of the environment, else that of the app, else made of both names', () => {
    const withNamespace = (app: string, deployment: string): string | undefined => {
      const text = TEXT.replace('    labels: { team: b }\n', app)
        .replace(/ {6}(prod|west): .*\n/g, '')
        .replace('{ own: "yes" }', `{ own: "yes" }${deployment}`)
        .replace('labels: { own', 'values: { image: a:1 }, labels: { own');
      return fleetOf(text).deployments[0]?.namespace;
    };
    expect(withNamespace('    namespace: all\n', ', namespace: one')).toBe('one');
    expect(withNamespace('    namespace: all\n', '')).toBe('all');
    expect(withNamespace('', '')).toBe('shop-copy');
  });
});

describe('normaliseTargetRevision', () => {
  it.each([
    ['main', 'refs/heads/main'],
    ['release/1.x', 'refs/heads/release/1.x'],
    ['v1.2.3', 'refs/heads/v1.2.3'],
    ['refs/tags/v1', 'refs/tags/v1'],
    ['HEAD', 'HEAD'],
    ['0123456789abcdef0123456789abcdef01234567', '0123456789abcdef0123456789abcdef01234567'],
  ])('reads %s as %s', (written, expected) => {
    expect(normaliseTargetRevision(written)).toBe(expected);
  });
});

describe('environmentChain', () => {
  const names = ['a', 'b', 'c', 'd'];
  const name = fc.constantFrom(...names);
  const environments = fc.dictionary(
    name,
    fc.record({ extends: fc.option(name, { nil: undefined }) }),
  );

  it('ends for any environments, begins with the environment and repeats none', () => {
    fc.assert(
      fc.property(environments, name, (written, start) => {
        const chain = environmentChain(written, start);
        expect(new Set(chain).size).toBe(chain.length);
        expect(chain[0]).toBe(start in written ? start : undefined);
      }),
    );
  });
});
