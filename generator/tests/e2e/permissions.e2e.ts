import { describe, expect, it } from 'vitest';
import { healthy, messagesOf, synced, until } from './harness/application.ts';
import { applyObjects, discard, kubectl, observe } from './harness/kubectl.ts';
import { gitopsHead, scenario, uniqueSuffix } from './harness/scenario.ts';

const suffix = uniqueSuffix();
const web = `web-${suffix}`;
const dev = `${web}-dev`;
const overlay = `overlays/dev/${web}`;

const shared = scenario(
  suffix,
  (branch) => `${gitopsHead(branch)}
apps:
  ${web}:
    template: workload
    values:
      image: busybox:1.35.0
      command: [httpd, -f, -p, "8080", -h, /www]
      securityContext: { runAsUser: 1000 }
      port: 8080
      config: { mountPath: /www, files: { index.html: first } }
    environments: { dev: }
`,
);

const role = {
  apiVersion: 'rbac.authorization.k8s.io/v1',
  kind: 'ClusterRole',
  metadata: { name: `everything-${suffix}` },
  rules: [{ apiGroups: ['*'], resources: ['*'], verbs: ['*'] }],
};

const binding = {
  apiVersion: 'rbac.authorization.k8s.io/v1',
  kind: 'RoleBinding',
  metadata: { name: 'anybody' },
  roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'ClusterRole', name: 'view' },
  subjects: [{ kind: 'ServiceAccount', name: web, namespace: dev }],
};

const quota = {
  apiVersion: 'v1',
  kind: 'ResourceQuota',
  metadata: { name: 'quota' },
  spec: { hard: { pods: '10' } },
};

const widget = {
  apiVersion: 'e2e.strata.example/v1',
  kind: 'Widget',
  metadata: { name: 'widget' },
};

const elsewhere = {
  apiVersion: 'v1',
  kind: 'ConfigMap',
  metadata: { name: `elsewhere-${suffix}`, namespace: 'kube-public' },
};

const widgets = {
  apiVersion: 'apiextensions.k8s.io/v1',
  kind: 'CustomResourceDefinition',
  metadata: { name: 'widgets.e2e.strata.example' },
  spec: {
    group: 'e2e.strata.example',
    names: { kind: 'Widget', plural: 'widgets' },
    scope: 'Namespaced',
    versions: [
      { name: 'v1', served: true, storage: true, schema: { openAPIV3Schema: { type: 'object' } } },
    ],
  },
};

/** What someone who may write to the overlay alone adds to it, without the generator. */
const denied = [
  ['a ClusterRole', role, 'ClusterRole is not permitted in project', 'clusterrole', undefined],
  [
    'an object of another namespace',
    elsewhere,
    'namespace kube-public is not permitted in project',
    'configmap',
    'kube-public',
  ],
  [
    'a RoleBinding',
    binding,
    'RoleBinding is not permitted in project',
    'rolebinding.rbac.authorization.k8s.io',
    dev,
  ],
  ['a ResourceQuota', quota, 'ResourceQuota is not permitted in project', 'resourcequota', dev],
  [
    'a custom resource',
    widget,
    'Widget is not permitted in project',
    'widget.e2e.strata.example',
    dev,
  ],
] as const;

describe('an overlay that holds more than its deployment was given', () => {
  it('is healthy before', async () => {
    await applyObjects(widgets);
    const { status } = await healthy(dev, shared.commit);

    expect(status?.conditions ?? []).toEqual([]);
  });

  it.each(denied)(
    'is denied %s, with the reason in its status',
    async (_, object, reason, kind, namespace) => {
      const { repository } = shared;
      const kustomization = `${overlay}/kustomization.yaml`;
      await repository.write({ [`${overlay}/added.yaml`]: JSON.stringify(object) });
      await repository.edit(kustomization, withResource);
      const commit = await repository.push(`Add ${object.kind}`);

      const found = await until(
        dev,
        `${dev} is denied it`,
        60,
        (candidate) =>
          `${candidate.status?.operationState?.syncResult?.revision ?? ''}\n${messagesOf(candidate)}`.includes(
            commit,
          ) && messagesOf(candidate).includes(reason),
      );
      expect(messagesOf(found)).toContain(`'${dev}'`);
      expect(await observe(`${kind}/${object.metadata.name}`, namespace)).toBeUndefined();

      await repository.edit(kustomization, withoutResource);
      await synced(dev, await repository.push(`Remove ${object.kind}`));
    },
  );

  it('is given a kind that gitops.yaml and the generator know of, and no more of its own accord', async () => {
    const { repository } = shared;
    await repository.write({
      [`${overlay}/custom/kustomization.yaml`]:
        'apiVersion: kustomize.config.k8s.io/v1alpha1\nkind: Component\nresources: [quota.yaml]\n',
      [`${overlay}/custom/quota.yaml`]: JSON.stringify(quota),
    });
    await kubectl(['get', 'namespace', dev]);
    await discardAdded();
    await repository.generate();
    await synced(dev, await repository.push('A quota by custom/'));

    expect(await observe('resourcequota/quota', dev)).toBeDefined();
    await discard(['crd/widgets.e2e.strata.example']);
  });
});

function withResource(text: string): string {
  return text.replace('resources:\n', 'resources:\n  - added.yaml\n');
}

function withoutResource(text: string): string {
  return text.replace('  - added.yaml\n', '');
}

async function discardAdded(): Promise<void> {
  const { rm } = await import('node:fs/promises');
  await rm(`${shared.repository.root}/${overlay}/added.yaml`);
}
