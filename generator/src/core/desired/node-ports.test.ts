import { describe, expect, it } from 'vitest';
import type { DesiredDeployment } from './desired.ts';
import { nodePortClashes } from './node-ports.ts';

function deployment(environment: string, cluster: string, nodePort: number): DesiredDeployment {
  return {
    deployment: {
      app: 'web',
      environment,
      cluster,
      namespace: `web-${environment}`,
      ownsNamespace: true,
      values: { service: { nodePort } },
      valuePaths: [],
      labels: {},
      sync: { automated: true, prune: 'automatic', selfHeal: true },
      permit: [],
      path: ['apps', 'web', 'environments', environment],
    },
    objects: [
      {
        apiVersion: 'v1',
        kind: 'Service',
        metadata: { name: 'web' },
        spec: { ports: [{ port: 80, nodePort }] },
      },
    ],
    secrets: [],
  };
}

describe('nodePortClashes', () => {
  it('reports the second of two Services with one node port, at the value', () => {
    const clashes = nodePortClashes([
      deployment('dev', 'local', 30008),
      deployment('qa', 'local', 30008),
    ]);
    expect(clashes).toEqual([
      {
        severity: 'error',
        path: ['apps', 'web', 'environments', 'qa', 'values', 'service', 'nodePort'],
        message: 'web-qa and web-dev both ask for node port 30008 on cluster "local"',
        hint: 'choose another port between 30000 and 32767, or leave it out to get a free one',
      },
    ]);
  });

  it('allows the same port on two clusters', () => {
    const both = [deployment('dev', 'local', 30008), deployment('qa', 'edge', 30008)];
    expect(nodePortClashes(both)).toEqual([]);
  });
});
