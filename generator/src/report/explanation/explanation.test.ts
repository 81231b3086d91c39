import { createColors } from 'picocolors';
import { expect, test } from 'vitest';
import type { Explanation } from '../../core/explanation/types.ts';
import { renderExplanation } from './explanation.ts';
import { hanging } from './hanging.ts';

const EXPLANATION: Explanation = {
  deployment: 'prod/shop',
  environment: 'prod',
  app: 'shop',
  source: { kind: 'template', template: 'workload' },
  cluster: 'edge',
  namespace: 'shop-prod',
  ownsNamespace: true,
  sync: { automated: true, prune: 'manual', selfHeal: true },
  argocd: {
    application: 'shop-prod',
    applicationFile: 'clusters/edge/applications/shop-prod.yaml',
    projectFile: undefined,
  },
  overlay: 'overlays/prod/shop',
  reads: ['overlays/prod/shop', 'base/shop'],
  components: [],
  transformers: [
    { file: 'overlays/prod/shop/kustomization.yaml', field: 'namespace', value: 'shop-prod' },
    {
      file: 'overlays/prod/shop/kustomization.yaml',
      field: 'replicas',
      value: [{ name: 'shop', count: 2n }],
    },
    {
      file: 'overlays/prod/shop/kustomization.yaml',
      field: 'labels',
      value: [{ pairs: { team: 'shop' }, includeTemplates: true }],
    },
  ],
  objects: [
    {
      apiVersion: 'v1',
      kind: 'Service',
      name: 'shop',
      namespace: 'shop-prod',
      built: false,
      files: ['base/shop/shop-service.yaml', 'overlays/prod/shop/shop-service.patch.yaml'],
      means: ['delete'],
      reason: 'not here',
    },
    {
      apiVersion: 'v1',
      kind: 'Namespace',
      name: 'shop-prod',
      built: true,
      files: [],
      means: [],
      reason: 'kept by hand',
    },
  ],
  secrets: [
    {
      name: 'login',
      description: 'Passwords',
      keys: [{ key: 'token', description: 'Of the vendor' }],
    },
  ],
};

const PLAIN = createColors(false);

test('an explanation tells the deployment, fields, objects and Secrets', () => {
  expect(renderExplanation(EXPLANATION, PLAIN)).toBe(`prod/shop: 1 object
  made by      template workload
  cluster      edge
  namespace    shop-prod
  overlay      overlays/prod/shop
  reads        overlays/prod/shop
               base/shop
  sync         automatic, heals itself, prunes by hand only
  Application  shop-prod, clusters/edge/applications/shop-prod.yaml
  AppProject   shop-prod

Fields for all objects
  overlays/prod/shop/kustomization.yaml
    namespace  shop-prod
    replicas   name: shop, count: 2
    labels     pairs: { team: shop }, includeTemplates: true

Objects
  Namespace shop-prod      kept by hand
  Service shop (left out)  base/shop/shop-service.yaml
                           overlays/prod/shop/shop-service.patch.yaml
                           delete: not here

Secrets
  Their values are never in git. To create what the namespace shop-prod has not yet:
  npx --no strata secrets create prod/shop

  login: Passwords
    token  Of the vendor`);
});

test('Secrets that come from a store are left to it', () => {
  const text = renderExplanation({ ...EXPLANATION, secretStore: 'vault' }, PLAIN);
  expect(text).toContain('from the store vault.');
  expect(text).not.toContain('secrets create');
});

test('what is not there has no section, and what is unusual is said', () => {
  const text = renderExplanation(
    {
      ...EXPLANATION,
      source: { kind: 'kustomize' },
      ownsNamespace: false,
      sync: { automated: false, prune: 'manual', selfHeal: false },
      components: ['overlays/prod/shop/custom'],
      transformers: [],
      objects: [],
      secrets: [],
    },
    PLAIN,
  );
  expect(text.split('\n')).toEqual([
    'prod/shop: 0 objects',
    '  made by      hand',
    '  cluster      edge',
    '  namespace    shop-prod, owned by another overlay',
    '  overlay      overlays/prod/shop',
    '  reads        overlays/prod/shop',
    '               base/shop',
    '  custom       overlays/prod/shop/custom',
    '  sync         by hand',
    '  Application  shop-prod, clusters/edge/applications/shop-prod.yaml',
    '  AppProject   shop-prod',
  ]);
});

test('a label that is too long for its column stands on a line of its own', () => {
  const long = 'x'.repeat(60);
  expect(
    hanging([
      ['short', ['a']],
      [long, ['b', 'c']],
    ]),
  ).toEqual(['  short  a', `  ${long}`, '         b', '         c']);
});
