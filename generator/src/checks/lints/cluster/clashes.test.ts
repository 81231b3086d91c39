import { describe, expect, it } from 'vitest';
import type { KubernetesObject } from '../../../core/kubernetes/object.ts';
import { readManifests } from '../../../core/yaml.ts';
import type { Lint, LintedDeployment } from '../lint.ts';
import { runLints } from '../run-lints.ts';
import { sharedHostPath } from './shared-host-path.ts';
import { sharedNodePort } from './shared-node-port.ts';
import { sharedObject } from './shared-object.ts';

describe('what a cluster has once', () => {
  it('may be there on each cluster', () => {
    const deployments = [deployment('a', SERVICE), deployment('b', SERVICE, { cluster: 'edge' })];
    expect(messages(sharedNodePort, deployments)).toEqual([]);
    expect(messages(sharedObject, deployments)).toEqual([]);
  });

  it('is told to every user but the first', () => {
    const deployments = ['a', 'b', 'c'].map((app) => deployment(app, SERVICE));
    expect(messages(sharedObject, deployments)).toEqual([
      'b: dev/a has the same object on this cluster',
      'c: dev/a has the same object on this cluster',
    ]);
  });

  it('is a port for each protocol, and for two Services of one deployment too', () => {
    const udp = SERVICE.replace('name: web', 'name: udp').replace(
      'port: 80',
      'port: 80, protocol: UDP',
    );
    const twin = SERVICE.replace('name: web', 'name: twin');
    expect(messages(sharedNodePort, [deployment('a', `${SERVICE}\n---\n${udp}`)])).toEqual([]);
    expect(messages(sharedNodePort, [deployment('a', `${SERVICE}\n---\n${twin}`)])).toEqual([
      'a: dev/a has node port 30008/TCP too: Service "web"',
    ]);
  });

  it('is an object of the same kind, namespace and name', () => {
    const other = deployment('b', SERVICE, { namespace: 'blog' });
    expect(messages(sharedObject, [deployment('a', SERVICE), other])).toEqual([]);
    const role =
      '{ apiVersion: rbac.authorization.k8s.io/v1, kind: ClusterRole, metadata: { name: a } }';
    const roles = [deployment('a', role), deployment('b', role, { namespace: 'blog' })];
    expect(messages(sharedObject, roles)).toHaveLength(1);
  });

  it('is a folder that both write, by volume or PersistentVolume', () => {
    const volume =
      '{ apiVersion: v1, kind: PersistentVolume, metadata: { name: a }, spec: { hostPath: { path: /data/ } } }';
    const deployments = [deployment('a', pod('/data', false)), deployment('b', volume)];
    expect(messages(sharedHostPath, deployments)).toEqual([
      'b: dev/a uses "/data" of the node too',
    ]);
  });

  it.each([
    ['/data', true],
    ['/var/log', false],
    ['/', false],
  ])('is not %j with readOnly %j', (path, readOnly) => {
    const both = ['a', 'b'].map((app) => deployment(app, pod(path, readOnly)));
    expect(messages(sharedHostPath, both)).toEqual([]);
  });
});

const SERVICE =
  '{ apiVersion: v1, kind: Service, metadata: { name: web }, spec: { ports: [{ port: 80, nodePort: 30008 }] } }';

function pod(path: string, readOnly: boolean): string {
  return `{ apiVersion: v1, kind: Pod, metadata: { name: web }, spec: {
    containers: [{ name: web, volumeMounts: [{ name: data, mountPath: /data, readOnly: ${String(readOnly)} }] }],
    volumes: [{ name: data, hostPath: { path: ${path} } }] } }`;
}

function messages(lint: Lint, deployments: LintedDeployment[]): string[] {
  const { findings } = runLints({ deployments }, [lint]);
  return findings.map(({ deployment: { app }, message }) => `${app}: ${message}`);
}

function deployment(
  app: string,
  text: string,
  more: Partial<LintedDeployment> = {},
): LintedDeployment {
  const objects = readManifests(text) as KubernetesObject[];
  const common = { environment: 'dev', cluster: 'local', namespace: 'shop', declaredSecrets: [] };
  return { ...common, app, ...more, objects };
}
