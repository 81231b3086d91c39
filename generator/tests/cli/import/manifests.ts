/** Manifests of one environment: a Deployment, its Service and its configuration. */
export function manifests({
  namespace = 'shop-dev',
  image = 'ghcr.io/acme/shop:1.4.0',
  replicas = 1,
  more = '',
} = {}): string {
  return `# The front of the shop.
apiVersion: apps/v1
kind: Deployment
metadata:
  name: shop
  namespace: ${namespace}
spec:
  replicas: ${replicas}
  selector:
    matchLabels:
      app: shop
  template:
    metadata:
      labels:
        app: shop
    spec:
      containers:
        - name: shop
          image: ${image} # pinned
          env:
            - name: LOG_LEVEL
              value: info
---
apiVersion: v1
kind: Service
metadata:
  name: shop
  namespace: ${namespace}
spec:
  selector:
    app: shop
  ports:
    - port: 80
${more}`;
}

/** Two environments that differ as people's do. */
export const DEV = manifests();
export const PROD = manifests({
  namespace: 'shop',
  image: 'ghcr.io/acme/shop:1.3.2',
  replicas: 3,
  more: `---
apiVersion: v1
kind: Namespace
metadata:
  name: shop
`,
});

export const BOTH = { 'in/dev.yaml': DEV, 'in/prod.yaml': PROD };
export const IMPORT = ['import', 'shop', '--env', 'dev=in/dev.yaml', '--env', 'prod=in/prod.yaml'];

export const SECRET = `apiVersion: v1
kind: Secret
metadata:
  name: login
  namespace: shop-dev
stringData:
  password: hunter2 # do not tell: hunter3
`;
