import type { Deployment } from '../fleet.ts';

/** The deployment of tests about secrets: `prod/web` in the namespace `shop`. */
export const DEPLOYMENT: Deployment = {
  app: 'web',
  environment: 'prod',
  cluster: 'local',
  namespace: 'shop',
  ownsNamespace: true,
  values: {},
  valuePaths: [],
  labels: {},
  sync: { automated: true, prune: 'automatic', selfHeal: true },
  permit: [],
  path: [],
};
