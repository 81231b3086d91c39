import { describe, expect, it } from 'vitest';
import type { Deployment, Fleet } from '../../../core/fleet.ts';
import { resolveDeployment } from './resolve-deployment.ts';

const AUTOMATIC = { automated: true, prune: 'automatic', selfHeal: true } as const;

function deployment(environment: string, app: string): Deployment {
  return {
    app,
    environment,
    cluster: 'local',
    namespace: `${app}-${environment}`,
    ownsNamespace: true,
    values: {},
    valuePaths: [],
    labels: {},
    sync: AUTOMATIC,
    permit: [],
    path: [],
  };
}

function fleetOf(...deployments: Deployment[]): Fleet {
  return {
    repoURL: 'https://github.com/acme/platform.git',
    targetRevision: 'refs/heads/main',
    clusters: [],
    environments: [
      {
        name: 'prod',
        cluster: 'local',
        namespaces: [{ name: 'shared', labels: {} }],
        sync: AUTOMATIC,
      },
    ],
    apps: [],
    deployments,
  };
}

const FLEET = fleetOf(deployment('dev', 'wordpress'), deployment('prod', 'wordpress'));

function resolve(text: string, cwd = '/repo', fleet = FLEET): Deployment {
  return resolveDeployment(fleet, text, { root: '/repo', cwd });
}

describe('resolveDeployment', () => {
  it.each([
    'prod/wordpress',
    'prod/wordpress/',
    './prod/wordpress',
    'overlays/prod/wordpress',
    './overlays/prod/wordpress/',
    'overlays//prod/wordpress//',
    'overlays\\prod\\wordpress\\',
    '/repo/overlays/prod/wordpress',
  ])('takes %s', (text) => {
    expect(resolve(text)).toBe(FLEET.deployments[1]);
  });

  it.each([
    ['.', '/repo/overlays/prod/wordpress'],
    ['./wordpress/', '/repo/overlays/prod'],
    ['../prod/wordpress', '/repo/overlays/dev'],
    ['prod/wordpress', '/repo/base/wordpress'],
  ])('takes %s in %s', (text, cwd) => {
    expect(resolve(text, cwd)).toBe(FLEET.deployments[1]);
  });

  it.each([
    ['prod/wordpres', 'did you mean "prod/wordpress"?'],
    ['wordpress/prod', 'did you mean "prod/wordpress"?'],
    ['wordpress-prod', 'did you mean "prod/wordpress"?'],
    ['__proto__', 'write <environment>/<app>, or the folder overlays/<environment>/<app>'],
    ['', 'write <environment>/<app>, or the folder overlays/<environment>/<app>'],
    ['../../etc/passwd', 'write <environment>/<app>, or the folder overlays/<environment>/<app>'],
  ])('refuses %j with the accepted names and a hint', (text, hint) => {
    expect(() => resolve(text)).toThrow(
      expect.objectContaining({
        name: 'UserError',
        message: `there is no deployment ${JSON.stringify(text)}, accepted: dev/wordpress, prod/wordpress`,
        hint,
      }),
    );
  });

  it('says what the overlay of shared namespaces is', () => {
    expect(() => resolve('overlays/prod/namespaces')).toThrow(
      expect.objectContaining({
        hint: 'overlays/prod/namespaces belongs to no app: it holds what environments.prod.namespaces lists',
      }),
    );
  });

  it('shortens a long list, and says where there is none', () => {
    const many = Array.from({ length: 30 }, (_, index) => deployment('dev', `app-${index}`));
    expect(() => resolve('x', '/repo', fleetOf(...many))).toThrow('dev/app-11 and 18 more');
    expect(() => resolve('x', '/repo', fleetOf())).toThrow('since gitops.yaml has none');
  });
});
