import { describe, expect, it } from 'vitest';
import { loadFleet } from '../../../config/load-config.ts';
import type { Fleet } from '../../../core/fleet.ts';
import type { WithheldSecretSummary } from '../../../core/import/summary/types.ts';
import type { KubernetesObject } from '../../../core/kubernetes/object.ts';
import { sharedObjects } from '../../../core/import/shared-objects.ts';
import { importNotices } from './notices.ts';

const FLEET = fleetOf(`version: 1
repoURL: https://git.example.org/acme/platform.git
clusters:
  local: { kubernetes: "1.35", argocd: { version: 3.5.1 } }
environments:
  dev: { cluster: local }
  prod: { cluster: local }
apps:
  shop:
    source: kustomize
    environments: { dev: {}, prod: {} }
  blog:
    source: kustomize
    environments: { dev: { namespace: blog } }
`);

function fleetOf(text: string): Fleet {
  const { fleet } = loadFleet({ files: [{ path: 'gitops.yaml', text }], templates: new Map() });
  if (fleet === undefined) throw new Error('the fleet has errors');
  return fleet;
}

function object(kind: string, metadata: KubernetesObject['metadata'], apiVersion = 'v1') {
  return { apiVersion, kind, metadata };
}

/** Messages and hints, of manifests that hold no namespace unless said. */
function notices(
  objects: Record<string, KubernetesObject[]>,
  { fleet = FLEET, withheld = [] as WithheldSecretSummary[], allowSecrets = false } = {},
): string[] {
  const found = new Map(Object.entries(objects));
  return importNotices({
    app: 'shop',
    environments: [],
    objects: found,
    shared: sharedObjects(found),
    withheld,
    edit: { fleet, refusedNamespaces: new Map() },
    isNew: false,
    allowSecrets,
  }).map(({ subject, message, hint = '' }) => `${subject}: ${message}; ${hint}`);
}

const SYSTEM = { namespace: 'kube-system' };

describe('importNotices', () => {
  it('says nothing where nothing is to be said', () => {
    expect(notices({})).toEqual([]);
    expect(notices({ dev: [object('ConfigMap', { name: 'a', ...SYSTEM })] })).toEqual([]);
  });

  it('names the namespaces that nothing makes', () => {
    const one = object('ConfigMap', { name: 'a' });
    expect(notices({ dev: [one] })).toEqual([
      'dev: no manifest makes the namespace shop-dev; kubectl create namespace shop-dev, or add a Namespace to the resources of overlays/dev/shop',
    ]);
    const elsewhere = object('ConfigMap', { name: 'a', namespace: 'blog' });
    expect(notices({ dev: [elsewhere, one] })).toEqual([
      'dev: no manifest makes the namespaces blog, shop-dev; kubectl create namespace <name> for each, or add a Namespace for each to the resources of overlays/dev/shop',
    ]);
    expect(notices({ dev: [object('Namespace', { name: 'shop-dev' }), one] })).toEqual([]);
  });

  it('knows the namespaces that generated overlays on the same cluster make', () => {
    const objects = { prod: [object('ConfigMap', { name: 'a', namespace: 'blog' })] };
    const apps = FLEET.apps.map((app) =>
      app.name === 'blog' ? { ...app, source: { kind: 'template', template: 'x' } as const } : app,
    );
    expect(notices(objects)).toHaveLength(1);
    expect(notices(objects, { fleet: { ...FLEET, apps } })).toEqual([]);
    const deployments = FLEET.deployments.map((each) => ({
      ...each,
      cluster: each.app === 'blog' ? 'edge' : each.cluster,
    }));
    expect(notices(objects, { fleet: { ...FLEET, apps, deployments } })).toHaveLength(1);
  });

  it('names what two environments on one cluster cannot both have', () => {
    const role = object('ClusterRole', { name: 'r' }, 'rbac.authorization.k8s.io/v1');
    expect(notices({ dev: [role], prod: [role] })).toEqual([
      'dev, prod: on cluster local they hold the same ClusterRole r, and Argo CD syncs only one of them; give each a cluster of its own in gitops.yaml, or keep these objects in one of them, for example as an app of their own, before Argo CD syncs them',
    ]);
    const map = object('ConfigMap', { name: 'a', ...SYSTEM });
    expect(notices({ dev: [map, role], prod: [role, map] })).toEqual([
      expect.stringMatching(/the same ConfigMap \S+ and 1 more.*, or its objects other namespaces/),
    ]);
  });

  it('names objects that a cluster printed, and the fields that it refuses', () => {
    const printed = (name: string, fields: object) =>
      object('ConfigMap', { name, ...SYSTEM, ...fields });
    expect(
      notices({
        dev: [
          printed('a', { uid: 'x', resourceVersion: '1' }),
          printed('b', { managedFields: [{ manager: 'kubectl' }] }),
          printed('c', { creationTimestamp: null, uid: '', managedFields: null }),
        ],
        prod: [printed('d', {})],
      }),
    ).toEqual([
      'dev: ConfigMap kube-system/a and 1 more hold metadata.managedFields, metadata.resourceVersion, metadata.uid, which the API server sets: it refuses to create such an object; take these fields out of the manifests, status too, then import again with --force',
    ]);
  });

  it('warns of names that tell of values, and of values that are written', () => {
    const secret = { environment: 'dev', namespace: undefined, type: 'Opaque', keys: ['a'] };
    const withheld = [
      { ...secret, name: 'login-5m26tmdb5k', isNameHashed: true },
      { ...secret, name: 'login', isNameHashed: false },
    ];
    expect(notices({}, { withheld })).toEqual([
      expect.stringMatching(
        /^dev: the name of Secret login-5m26tmdb5k ends in a hash of its values/,
      ),
    ]);
    const plain = { ...object('Secret', { name: 's', ...SYSTEM }), data: { a: 'aHVudGVyMg==' } };
    const [notice, ...others] = notices({ dev: [plain] }, { allowSecrets: true });
    expect(notice).toMatch(/^dev: values of Secrets stand in files in plain text: s; /);
    expect(others).toEqual([]);
  });
});
