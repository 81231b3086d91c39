import { describe, expect, it } from 'vitest';
import type { Fleet } from '../fleet.ts';
import { diagnose, isHealthy } from './diagnose.ts';
import type { Facts } from './facts.ts';
import type { Finding } from './finding.ts';

const FLEET: Fleet = {
  repoURL: 'https://github.com/acme/platform.git',
  targetRevision: 'refs/heads/main',
  clusters: [
    {
      name: 'local',
      destination: { server: 'https://kubernetes.default.svc' },
      kubernetes: '1.35',
      argocd: { version: '3.5.1', namespace: 'argocd', manifests: undefined },
      managedBy: 'local',
    },
  ],
  environments: [],
  apps: [],
  deployments: [],
};

const GOOD: Facts = {
  platform: { os: 'linux', arch: 'x64', distributions: ['debian'] },
  node: '20.19.0',
  namedEngine: undefined,
  engine: { command: 'kustomize build', version: '5.8.1' },
  git: '2.39.5',
  kubectl: '1.35.1',
  repository: { prefix: '', origin: 'git@github.com:acme/platform.git' },
  configuration: { kind: 'loaded', fleet: FLEET, warnings: 0 },
  workspace: { kind: 'clean' },
  unwritable: [],
};

function findings(changes: Partial<Facts> = {}): Finding[] {
  return diagnose({ ...GOOD, ...changes });
}

/** The findings of one subject as `status: found`. */
function about(subject: string, changes: Partial<Facts>): string[] {
  return findings(changes)
    .filter((finding) => finding.subject === subject)
    .map(({ status, found }) => `${status}: ${found}`);
}

describe('diagnose', () => {
  it('finds all well, with the versions', () => {
    const all = findings();
    expect(all.map(({ status }) => status)).toEqual(all.map(() => 'ok'));
    expect(isHealthy(all)).toBe(true);
    expect(about('Kustomize', {})).toEqual([
      'ok: 5.8.1 (kustomize build), which Argo CD builds with, too',
    ]);
  });

  it('says for everything that is not well what to do', () => {
    const broken = findings({
      node: '18.20.0',
      engine: { failure: 'neither kustomize nor kubectl is on the PATH' },
      git: undefined,
      kubectl: undefined,
      repository: undefined,
      configuration: { kind: 'invalid', errors: 3, first: 'gitops.yaml:1:1: x' },
      workspace: { kind: 'interrupted' },
      unwritable: ['.'],
    }).filter(({ status }) => status !== 'ok');
    expect(broken.map(({ subject, status }) => `${subject} ${status}`)).toEqual([
      'Node.js error',
      'Kustomize missing',
      'git missing',
      'kubectl warning',
      'gitops.yaml error',
      '.strata/ warning',
      'write access error',
    ]);
    expect(broken.filter(({ advice }) => advice.length === 0)).toEqual([]);
    expect(isHealthy(broken)).toBe(false);
  });

  it('works where there is nothing at all', () => {
    const all = findings({ configuration: { kind: 'absent' }, repository: undefined });
    expect(all.map(({ subject }) => subject)).toEqual([
      'Node.js',
      'Kustomize',
      'git',
      'kubectl',
      'gitops.yaml',
    ]);
    expect(all.at(-1)?.status).toBe('missing');
  });
});

describe('the engine', () => {
  it('is a warning where Argo CD builds with another version, with the commands for that one', () => {
    const engine = { command: 'kubectl kustomize', version: '5.5.0' };
    const [, found] = findings({ engine });
    expect(found).toMatchObject({
      status: 'warning',
      found: '5.5.0 (kubectl kustomize), but Argo CD 3.5.1 (cluster "local") builds with 5.8.1',
    });
    expect(found?.advice[0]).toContain('kustomize_v5.8.1_linux_amd64.tar.gz');
    expect(isHealthy(findings({ engine }))).toBe(true);
  });

  it('says that it does not know what an unknown Argo CD builds with', () => {
    const clusters = FLEET.clusters.map((cluster) => ({
      ...cluster,
      argocd: { version: '9.0.0', namespace: 'argocd', manifests: undefined },
    }));
    const configuration = { kind: 'loaded', fleet: { ...FLEET, clusters }, warnings: 0 } as const;
    expect(about('Kustomize', { configuration })).toEqual([
      'ok: 5.8.1 (kustomize build); Argo CD 9.0.0 (cluster "local") builds with an unknown version of Kustomize',
    ]);
  });

  it('is what STRATA_KUSTOMIZE names, and an error of that where it cannot be used', () => {
    const failure = 'STRATA_KUSTOMIZE names "/no", which cannot be run';
    const all = findings({ engine: { failure }, namedEngine: '/no' });
    const [, found] = all;
    expect(found).toMatchObject({ subject: 'STRATA_KUSTOMIZE', status: 'error', found: failure });
    expect(all.some(({ subject }) => subject === 'Kustomize')).toBe(false);
    expect(isHealthy(all)).toBe(false);
  });

  it('shows STRATA_KUSTOMIZE where it is set', () => {
    expect(about('STRATA_KUSTOMIZE', { namedEngine: '/opt/kustomize' })).toEqual([
      'ok: /opt/kustomize',
    ]);
    expect(about('STRATA_KUSTOMIZE', { namedEngine: '' })).toEqual([
      'ok: empty, so it is not used',
    ]);
    expect(about('STRATA_KUSTOMIZE', {})).toEqual([]);
  });
});

describe('the repository', () => {
  it('is a warning below the top, since Argo CD reads paths from there', () => {
    const [found] = about('repository', { repository: { prefix: 'ops/', origin: undefined } });
    expect(found).toMatch(/^warning: gitops\.yaml stands in ops\//);
  });

  it('is a warning where git sees none', () => {
    expect(about('repository', { repository: undefined })).toEqual([
      'warning: git sees no repository here',
    ]);
  });

  it('is a warning where origin is another one than repoURL, and shows no token of it', () => {
    const repository = { prefix: '', origin: 'https://ghp_token@github.com/me/fork.git' };
    expect(about('origin', { repository })).toEqual([
      'warning: https://github.com/me/fork.git, but Argo CD reads repoURL https://github.com/acme/platform.git',
    ]);
    expect(JSON.stringify(findings({ repository }))).not.toContain('ghp_token');
  });

  it('is a warning without a remote, with the command that adds it', () => {
    const all = findings({ repository: { prefix: '', origin: undefined } });
    expect(all.find(({ subject }) => subject === 'origin')?.advice).toEqual([
      'git remote add origin https://github.com/acme/platform.git',
    ]);
  });

  it('is not compared while gitops.yaml cannot be read', () => {
    const configuration = {
      kind: 'unreadable',
      message: 'gitops.yaml is a symbolic link',
    } as const;
    expect(about('origin', { configuration })).toEqual(['ok: git@github.com:acme/platform.git']);
    expect(about('gitops.yaml', { configuration })).toEqual([
      'error: gitops.yaml is a symbolic link',
    ]);
  });
});

describe('the rest', () => {
  it('counts problems of gitops.yaml and shows the first', () => {
    const configuration = { kind: 'invalid', errors: 1, first: 'gitops.yaml:3:1: x' } as const;
    expect(about('gitops.yaml', { configuration })).toEqual([
      'error: 1 error, the first: gitops.yaml:3:1: x',
    ]);
    const loaded = { kind: 'loaded', fleet: FLEET, warnings: 2 } as const;
    expect(about('gitops.yaml', { configuration: loaded })).toEqual([
      'warning: 0 deployments on 1 cluster, 2 warnings',
    ]);
  });

  it('tells a running Strata from an interrupted one', () => {
    expect(about('.strata/', { workspace: { kind: 'busy', process: 7, host: 'box' } })).toEqual([
      'warning: another Strata is writing here: process 7 on "box"',
    ]);
    expect(about('.strata/', { workspace: { kind: 'unusable', message: 'no folder' } })).toEqual([
      'error: no folder',
    ]);
  });

  it('names at most three folders that cannot be written', () => {
    expect(about('write access', { unwritable: ['a', 'b', 'c', 'd'] })).toEqual([
      'error: no permission to write in a, b, c and 1 more',
    ]);
  });
});
