import { sampleWith } from '../sample.ts';

export const SHOP = 'overlays/dev/shop';

/** The sample, and an app that is kept by hand. */
export const HAND_KEPT: Readonly<Record<string, string>> = {
  'gitops.yaml': sampleWith([
    'apps:\n',
    'apps:\n  shop: { source: kustomize, environments: { dev: {} } }\n',
  ]),
  'base/shop/deployment.yaml': `apiVersion: apps/v1
kind: Deployment
metadata:
  name: shop
spec:
  selector:
    matchLabels:
      app: shop
  template:
    metadata:
      labels:
        app: shop
        tier: front
    spec:
      containers:
        - name: shop
          image: shop:1
          ports:
            - containerPort: 8080
`,
  'base/shop/kustomization.yaml': 'resources:\n  - deployment.yaml\n',
  [`${SHOP}/kustomization.yaml`]: `namespace: shop-dev
resources:
  - ../../../base/shop
  - namespace.yaml
patches:
  - path: patch.yaml
replicas:
  - name: shop
    count: 2
`,
  [`${SHOP}/namespace.yaml`]: 'apiVersion: v1\nkind: Namespace\nmetadata:\n  name: shop-dev\n',
  [`${SHOP}/patch.yaml`]: `apiVersion: apps/v1
kind: Deployment
metadata:
  name: shop
spec:
  template:
    spec:
      containers:
        - name: metrics
          image: metrics:1
          ports:
            - containerPort: 9090
`,
};
