import { describe, expect, it } from 'vitest';
import type { Deployment, Fleet } from '../../core/fleet.ts';
import { refuseSeveralClusters, selectDeployments } from './select-deployments.ts';
import { DEPLOYMENT } from '../../core/secrets/test-deployment.ts';

const SYNC = DEPLOYMENT.sync;
const CLUSTER = {
  destination: { server: 'https://x' },
  kubernetes: '1.35',
  argocd: undefined,
  managedBy: 'local',
};

function deployment(environment: string, app: string, cluster: string): Deployment {
  return { ...DEPLOYMENT, environment, app, cluster };
}

const FLEET: Fleet = {
  repoURL: 'https://git.example.com/acme/platform.git',
  targetRevision: 'refs/heads/main',
  clusters: [
    { name: 'local', ...CLUSTER },
    { name: 'edge', ...CLUSTER },
  ],
  environments: ['dev', 'prod'].map((name) => ({
    name,
    cluster: 'local',
    namespaces: [],
    sync: SYNC,
  })),
  apps: [],
  deployments: [
    deployment('dev', 'api', 'local'),
    deployment('dev', 'web', 'local'),
    deployment('prod', 'web', 'edge'),
  ],
};

function select(target?: string, cluster?: string): string[] {
  return selectDeployments(FLEET, { target, cluster }, { root: '/repo', cwd: '/repo' }).map(
    ({ environment, app }) => `${environment}/${app}`,
  );
}

describe('selectDeployments', () => {
  it.each<[string | undefined, string | undefined, string[]]>([
    [undefined, undefined, ['dev/api', 'dev/web', 'prod/web']],
    [undefined, 'edge', ['prod/web']],
    ['dev', undefined, ['dev/api', 'dev/web']],
    ['overlays/dev/', undefined, ['dev/api', 'dev/web']],
    ['prod/web', undefined, ['prod/web']],
    ['overlays/dev/api', 'edge', []],
  ])('takes %s on %s', (target, cluster, expected) => {
    expect(select(target, cluster)).toEqual(expected);
  });

  it('refuses what means nothing, with what there is', () => {
    expect(() => select('staging')).toThrow('there is no deployment "staging"');
    expect(() => select(undefined, 'lokal')).toThrow(
      'gitops.yaml has no cluster "lokal", accepted: local, edge',
    );
  });
});

describe('refuseSeveralClusters', () => {
  it('refuses deployments on several clusters alone', () => {
    expect(() => refuseSeveralClusters(FLEET.deployments.slice(0, 2))).not.toThrow();
    expect(() => refuseSeveralClusters(FLEET.deployments)).toThrow(
      'the deployments are on 2 clusters: edge, local; a context is one of them',
    );
  });
});
