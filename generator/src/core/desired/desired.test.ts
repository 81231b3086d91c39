import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { Deployment, Fleet } from '../fleet.ts';
import { computeDesired } from './desired.ts';
import { defineTemplate, type Template } from './template.ts';

const page = defineTemplate({
  name: 'page',
  description: 'A page.',
  values: z.strictObject({ text: z.string(), size: z.number().default(1) }),
  namespaceLabels: () => ({ level: 'restricted' }),
  clusterScopedKinds: ['Zone.example.org'],
  rules: ({ size }) =>
    size > 9 ? [{ path: ['size'], message: 'size is at most 9', hint: 'write 9' }] : [],
  secrets: () => [{ name: 'page', description: 'x', keys: [{ key: 'k', description: 'y' }] }],
  resources: ({ text, size }, { app, environment }) => [
    {
      apiVersion: 'v1',
      kind: 'ConfigMap',
      metadata: { name: app },
      data: { text, size: `${size}` },
    },
    { apiVersion: 'example.org/v1', kind: 'Zone', metadata: { name: app } },
    { apiVersion: 'example.org/v1', kind: 'Page', metadata: { name: app }, in: environment },
    { apiVersion: 'v1', kind: 'PersistentVolumeClaim', metadata: { name: app } },
  ],
});

function fleetWith(...deployments: Partial<Deployment>[]): Fleet {
  const cluster = {
    name: 'local',
    destination: { server: 'https://kubernetes.default.svc' },
    kubernetes: '1.35',
    argocd: undefined,
    managedBy: 'local',
  };
  const sync = { automated: true, prune: 'automatic', selfHeal: true } as const;
  return {
    repoURL: 'https://example.org/x.git',
    targetRevision: 'refs/heads/main',
    clusters: [cluster],
    environments: [{ name: 'dev', cluster: 'local', namespaces: [], sync }],
    apps: [
      {
        name: 'site',
        source: { kind: 'template', template: 'page' },
        values: { text: 'shared' },
        labels: { team: 'a' },
        path: ['apps', 'site'],
      },
    ],
    deployments: deployments.map((deployment) => ({
      app: 'site',
      environment: 'dev',
      cluster: 'local',
      namespace: 'site-dev',
      ownsNamespace: true,
      values: { text: 'hello' },
      valuePaths: [],
      labels: {},
      sync,
      permit: [],
      path: ['apps', 'site', 'environments', 'dev'],
      ...deployment,
    })),
  };
}

function compute(template: Template, ...deployments: Partial<Deployment>[]) {
  return computeDesired(fleetWith(...deployments), new Map([['page', template]]));
}

describe('computeDesired', () => {
  it('completes objects with namespace and the Namespace object', () => {
    const { apps, problems } = compute(page, {});
    expect(problems).toEqual([]);
    expect(apps[0]?.deployments[0]?.objects).toEqual([
      {
        apiVersion: 'v1',
        kind: 'Namespace',
        metadata: { name: 'site-dev', labels: { level: 'restricted' } },
      },
      {
        apiVersion: 'v1',
        kind: 'ConfigMap',
        metadata: { name: 'site', namespace: 'site-dev' },
        data: { text: 'hello', size: '1' },
      },
      { apiVersion: 'example.org/v1', kind: 'Zone', metadata: { name: 'site' } },
      {
        apiVersion: 'example.org/v1',
        kind: 'Page',
        metadata: { name: 'site', namespace: 'site-dev' },
        in: 'dev',
      },
      {
        apiVersion: 'v1',
        kind: 'PersistentVolumeClaim',
        metadata: { name: 'site', namespace: 'site-dev' },
      },
    ]);
  });

  it('leaves the Namespace object to the overlay that owns a shared namespace', () => {
    const { apps } = compute(page, { ownsNamespace: false });
    expect(apps[0]?.deployments[0]?.objects.map(({ kind }) => kind)).not.toContain('Namespace');
  });

  it('computes the base from the shared values', () => {
    const { apps } = compute(page, {});
    expect(apps[0]?.base?.[1]).toEqual({
      apiVersion: 'v1',
      kind: 'ConfigMap',
      metadata: { name: 'site', namespace: 'site', labels: { team: 'a' } },
      data: { text: 'shared', size: '1' },
    });
  });

  it('protects the data of the base where all environments do', () => {
    const manual = { automated: true, prune: 'manual', selfHeal: true } as const;
    const protectedKinds = (...syncs: (typeof manual | undefined)[]) => {
      const { apps } = compute(page, ...syncs.map((sync) => (sync === undefined ? {} : { sync })));
      return apps[0]?.base
        ?.filter(({ metadata }) => metadata['annotations'])
        .map(({ kind }) => kind);
    };
    expect(protectedKinds(manual)).toEqual(['Namespace', 'PersistentVolumeClaim']);
    expect(protectedKinds(manual, undefined)).toEqual([]);
  });

  it('has no base where the shared values are not enough for the template', () => {
    const fleet = fleetWith({});
    const apps = fleet.apps.map((app) => ({ ...app, values: {} }));
    const desired = computeDesired({ ...fleet, apps }, new Map([['page', page]]));
    expect(desired.apps[0]?.base).toBeUndefined();
    expect(desired.problems).toEqual([]);
  });

  it('puts labels on every object', () => {
    const { apps } = compute(page, { labels: { tier: 'gold' } });
    const labels = apps[0]?.deployments[0]?.objects.map(({ metadata }) => metadata['labels']);
    expect(labels).toEqual([
      { level: 'restricted', tier: 'gold' },
      ...Array.from({ length: 4 }, () => ({ tier: 'gold' })),
    ]);
  });

  it('reports an object whose labels are no map', () => {
    const odd = defineTemplate({
      ...page,
      resources: () => [
        { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'a', labels: 'team' } },
      ],
    });
    const { problems } = compute(odd, { labels: { team: 'a' } });
    expect(problems[0]?.message).toContain('something else than a map stands where its labels go');
  });

  it('protects namespaces and volumes where pruning is manual', () => {
    const sync = { automated: true, prune: 'manual', selfHeal: true } as const;
    const { apps } = compute(page, { sync });
    const kinds = apps[0]?.deployments[0]?.objects
      .filter(({ metadata }) => metadata['annotations'] !== undefined)
      .map(({ kind }) => kind);
    expect(kinds).toEqual(['Namespace', 'PersistentVolumeClaim']);
  });

  it('places the problems of rules below the values of the deployment', () => {
    expect(compute(page, { values: { text: 'a', size: 10 } }).problems).toEqual([
      {
        severity: 'error',
        path: ['apps', 'site', 'environments', 'dev', 'values', 'size'],
        message: 'size is at most 9',
        hint: 'write 9',
      },
    ]);
  });

  it('reports a template that throws, for each deployment and without a stack', () => {
    const broken: Template = {
      ...page,
      resources: () => {
        throw new Error('no such thing');
      },
    };
    expect(compute(broken, {}).problems).toEqual([
      {
        severity: 'error',
        path: ['apps', 'site', 'environments', 'dev'],
        message: 'template "page" fails for site-dev: no such thing',
        hint: 'see generator/templates/page.ts',
      },
    ]);
  });

  it.each([
    [
      'the same object twice',
      [1, 2].map(() => ({ apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'a' } })),
      'ConfigMap "a": it is returned twice',
    ],
    [
      'the Namespace of the deployment',
      [{ apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'site-dev' } }],
      'Namespace "site-dev": gitops.yaml already makes it',
    ],
  ])('refuses a template that returns %s', (_, resources, message) => {
    const { problems } = compute({ ...page, resources: () => resources }, {});
    expect(problems.map((problem) => problem.message)).toEqual([
      `template "page" fails for site-dev: ${message}`,
    ]);
  });

  it('syncs an object with a repeated key without server-side apply, and warns', () => {
    const env = ['1', '2'].map((value) => ({ name: 'A', value }));
    const pod = {
      apiVersion: 'v1',
      kind: 'Pod',
      metadata: { name: 'a' },
      spec: { containers: [{ name: 'a', env }] },
    };
    const { apps, problems } = compute({ ...page, resources: () => [pod] }, {});
    expect(apps[0]?.deployments[0]?.objects[1]?.metadata['annotations']).toEqual({
      'argocd.argoproj.io/sync-options': 'ServerSideApply=false',
    });
    expect(problems[0]).toMatchObject({ severity: 'warning' });
  });
});
