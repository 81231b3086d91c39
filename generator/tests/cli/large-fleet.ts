import { stringify } from 'yaml';

const ENVIRONMENTS = {
  dev: { cluster: 'hub' },
  test: { extends: 'dev' },
  staging: { cluster: 'edge' },
  prod: { cluster: 'prod', sync: { prune: 'manual' }, labels: { tier: 'production' } },
  canary: { extends: 'prod' },
} as const;

/**
 * A gitops.yaml as a platform team has it: 3 clusters, 5 environments of which two extend another,
 * and workloads that differ in each in their own way: image, replicas, resources, variables, host,
 * configuration. Which workload has what follows from its number.
 */
export function largeFleet(workloads: number): string {
  const numbers = Array.from({ length: workloads }, (_, index) => index);
  return stringify({
    version: 1,
    repoURL: 'https://git.example.com/acme/platform.git',
    clusters: {
      hub: { kubernetes: '1.35', argocd: { version: '3.5.1' } },
      edge: { name: 'edge-1', managedBy: 'hub' },
      prod: { server: 'https://prod.k8s.example.org:6443', managedBy: 'hub' },
    },
    environments: ENVIRONMENTS,
    apps: Object.fromEntries(numbers.map((number) => [`app-${number}`, workload(number)])),
  });
}

/** How many deployments a fleet of so many workloads has. */
export function deploymentsOf(workloads: number): number {
  return workloads * Object.keys(ENVIRONMENTS).length;
}

function workload(number: number): object {
  const name = `app-${number}`;
  const image = `ghcr.io/acme/${name}`;
  return {
    template: 'workload',
    values: {
      image: `${image}:1.${number}.0`,
      port: 8000 + number,
      env: {
        LOG_LEVEL: 'info',
        REGION: 'eu',
        DATABASE_PASSWORD: { secret: name, key: 'password' },
      },
      probes: { readiness: '/ready', liveness: '/live' },
      ...only(number % 2 === 0, { ingress: { host: `${name}.example.org` } }),
      ...only(number % 3 === 0, { config: configOf(number, 'info') }),
      ...only(number % 5 === 0, { volumes: { cache: { mountPath: '/var/cache', emptyDir: {} } } }),
    },
    environments: {
      dev: {
        values: {
          image: `${image}:1.${number + 1}.0-rc.${number % 4}`,
          env: { LOG_LEVEL: 'debug' },
          ...only(number % 2 === 0, { ingress: { host: `${name}.dev.example.org` } }),
        },
      },
      test: { values: only(number % 3 === 0, { config: configOf(number, 'debug') }) },
      staging: {
        values: {
          replicas: 2,
          ...only(number % 2 === 0, {
            ingress: { host: `${name}.staging.example.org`, tls: true },
          }),
          ...only(number % 4 === 0, { env: { FEATURES: `preview-${number}` } }),
        },
      },
      prod: {
        values: {
          replicas: 2 + (number % 5),
          resources: {
            requests: { cpu: `${250 + 50 * (number % 6)}m`, memory: '512Mi' },
            limits: { memory: '1Gi' },
          },
          ...only(number % 2 === 0, { ingress: { tls: true } }),
          ...only(number % 4 === 1, { disruptionBudget: { minAvailable: 1 } }),
        },
      },
      canary: {
        values: {
          image: `${image}:1.${number + 1}.0`,
          replicas: 1,
          // Hosts are unique, and a budget of one pod would stop every drain.
          ...only(number % 2 === 0, { ingress: { host: `${name}.canary.example.org` } }),
          ...only(number % 4 === 1, { disruptionBudget: null }),
        },
      },
    },
  };
}

function configOf(number: number, level: string): object {
  const file = [`name = "app-${number}"`, `level = "${level}"`, `workers = ${1 + (number % 8)}`];
  return { mountPath: '/etc/app', files: { 'app.toml': `${file.join('\n')}\n` } };
}

function only<Values extends object>(isWanted: boolean, values: Values): Values | object {
  return isWanted ? values : {};
}
