import { describe, expect, it } from 'vitest';
import type { KubernetesObject } from '../../../core/kubernetes/object.ts';
import { readManifests } from '../../../core/yaml.ts';
import type { NamespaceContents } from './namespace-contents.ts';
import { createView } from './view.ts';

const MARKER = '{ apiVersion: v1, kind: ConfigMap, metadata: { name: marker } }';

describe('mayMake', () => {
  it.each([
    ['is called so', '{ apiVersion: example.org/v1, kind: Database, metadata: { name: shop } }'],
    ['begins so', '{ apiVersion: example.org/v1, kind: Database, metadata: { name: sh } }'],
    [
      'mentions it',
      '{ apiVersion: cert-manager.io/v1, kind: Certificate, metadata: { name: a }, spec: { secretName: shop } }',
    ],
  ])('takes a custom resource that %s for its maker', (how, custom) => {
    const name = how === 'begins so' ? 'sh-app' : 'shop';
    expect(contents(custom).mayMake(name)).toBe(true);
    expect(contents(custom).mayMake('other')).toBe(false);
  });

  it('takes a program that is told the name for its maker, but no longer name', () => {
    const job = `{ apiVersion: batch/v1, kind: Job, metadata: { name: make }, spec: { template: { spec: {
      containers: [{ name: make, args: [create, --secret-name=shop] }] } } } }`;
    expect(contents(job).mayMake('shop')).toBe(true);
    expect(contents(job).mayMake('sho')).toBe(false);
  });

  it('expects no object of a kind of Kubernetes itself to make others', () => {
    const account = '{ apiVersion: v1, kind: ServiceAccount, metadata: { name: shop } }';
    expect(contents(account).mayMake('shop')).toBe(false);
  });

  it('does not know what Kubernetes puts into its own namespaces', () => {
    expect(contents(MARKER, 'kube-system').mayMake('shop')).toBe(true);
    expect(contents(MARKER, 'kube-system').mayMakePods(['coredns'])).toBe(true);
  });
});

describe('mayMakePods', () => {
  it.each(['k8s', 'prometheus', 'metrics'])('knows %s from a custom resource', (value) => {
    const custom = `{ apiVersion: monitoring.coreos.com/v1, kind: Prometheus, metadata: { name: k8s },
      spec: { podMetadata: { labels: { app: metrics } } } }`;
    expect(contents(custom).mayMakePods([value])).toBe(true);
    expect(contents(custom).mayMakePods(['web'])).toBe(false);
  });
});

describe('createView', () => {
  it('joins what deployments put into one namespace of one cluster', () => {
    expect(contents(MARKER).objects).toHaveLength(2);
  });

  it('puts an object into the namespace that it names, and a cluster-scoped one into none', () => {
    const named = '{ apiVersion: v1, kind: Pod, metadata: { name: web, namespace: blog } }';
    const node = '{ apiVersion: v1, kind: Namespace, metadata: { name: blog, namespace: x } }';
    const names = view([named, node]).objects.map(({ namespaceName }) => namespaceName);
    expect(names).toEqual(['blog', undefined]);
  });
});

/** The namespace of the first object, which a second deployment shares. */
function contents(object: string, namespace = 'shop'): NamespaceContents {
  const [first] = view([object], namespace, MARKER).objects;
  if (first === undefined) throw new Error('no object');
  return first.namespace;
}

function view(
  objects: string[],
  namespace = 'shop',
  neighbour = '',
): ReturnType<typeof createView> {
  const common = { environment: 'dev', cluster: 'local', namespace, declaredSecrets: [] };
  return createView({
    deployments: [
      { ...common, app: 'shop', objects: read(objects.join('\n---\n')) },
      { ...common, app: 'neighbour', objects: read(neighbour) },
    ],
  });
}

function read(text: string): KubernetesObject[] {
  return readManifests(text) as KubernetesObject[];
}
