import { basename } from 'node:path';
import { describe, expect, it } from 'vitest';
import { healthy, messagesOf, synced, until } from './harness/application.ts';
import { applyObjects, discard, observe } from './harness/kubectl.ts';
import { status as told } from './harness/status.ts';
import { webApp } from './harness/web-app.ts';
import { gitopsHead, scenario, uniqueSuffix } from './harness/scenario.ts';

const suffix = uniqueSuffix();
const web = `web-${suffix}`;
const dev = `${web}-dev`;
const custom = `overlays/dev/${web}/custom`;

const harmless = {
  apiVersion: 'v1',
  kind: 'ConfigMap',
  metadata: { name: 'harmless', namespace: dev },
};

const role = {
  apiVersion: 'rbac.authorization.k8s.io/v1',
  kind: 'ClusterRole',
  metadata: { name: `everything-${suffix}` },
  rules: [{ apiGroups: ['*'], resources: ['*'], verbs: ['*'] }],
};

const binding = {
  apiVersion: 'rbac.authorization.k8s.io/v1',
  kind: 'RoleBinding',
  metadata: { name: 'anybody', namespace: dev },
  roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'ClusterRole', name: 'view' },
  subjects: [{ kind: 'ServiceAccount', name: web, namespace: dev }],
};

const quota = {
  apiVersion: 'v1',
  kind: 'ResourceQuota',
  metadata: { name: 'quota', namespace: dev },
  spec: { hard: { pods: '10' } },
};

const widget = {
  apiVersion: 'e2e.strata.example/v1',
  kind: 'Widget',
  metadata: { name: 'widget', namespace: dev },
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

const shared = scenario(suffix, {
  gitops: (branch) => `${gitopsHead(branch)}
apps:
${webApp(web, 'dev:')}`,
  files: { ...component(harmless), ...Object.fromEntries([file(harmless)]) },
  before: () => applyObjects(widgets),
  after: () => discard(['crd/widgets.e2e.strata.example']),
});

/** What someone who may write to the overlay alone adds to it, without the generator. */
const added: [object: Addition, reason: string, kind: string, namespace: string | undefined][] = [
  [role, 'resource rbac.authorization.k8s.io:ClusterRole', 'clusterrole', undefined],
  [elsewhere, 'namespace kube-public', 'configmap', 'kube-public'],
  [binding, 'resource rbac.authorization.k8s.io:RoleBinding', 'rolebinding', dev],
  [quota, 'resource :ResourceQuota', 'resourcequota', dev],
  [widget, 'resource e2e.strata.example:Widget', 'widget.e2e.strata.example', dev],
];

interface Addition {
  kind: string;
  metadata: { name: string };
}

describe('an overlay that holds more than its deployment was given', () => {
  it('is denied each of it, with the reasons in its status', async () => {
    await healthy(dev, shared.commit);
    const { repository } = shared;
    await repository.write(Object.fromEntries(added.map(([object]) => file(object))));
    await repository.write(component(harmless, ...added.map(([object]) => object)));
    const commit = await repository.push('Take more');

    const found = await until(dev, `${dev} is denied it`, 60, ({ status }) => {
      const { syncResult, message = '' } = status?.operationState ?? {};
      return syncResult?.revision === commit && message.includes('not valid');
    });
    for (const [object, reason, kind, namespace] of added) {
      expect(messagesOf(found)).toContain(`${reason} is not permitted in project`);
      expect(await observe(`${kind}/${object.metadata.name}`, namespace)).toBeUndefined();
    }
    expect(found.status?.sync?.status).toBe('OutOfSync');
    const { exitCode, text } = await told(repository, `dev/${web}`);
    expect(exitCode).toBe(1);
    expect(text).toContain('ClusterRole');
    expect(text).toContain('permit');
    expect(await observe(`deployment/${web}`, dev)).toMatchObject({ status: { readyReplicas: 1 } });
  });

  it('is Synced again when it is gone', async () => {
    const { repository } = shared;
    await repository.write(component(harmless));

    const { status } = await healthy(dev, await repository.push('Give it back'), 140);
    expect(status?.conditions ?? []).toEqual([]);
  });

  it('is given a kind that the generator finds in it', async () => {
    const { repository } = shared;
    await repository.write(component(harmless, quota));
    await repository.generate();
    await synced(dev, await repository.push('A quota'));

    expect(await observe('resourcequota/quota', dev)).toBeDefined();
  });
});

/** custom/ of the overlay: what this deployment's people may write to, and they alone. */
function component(...objects: Addition[]): Record<string, string> {
  const names = objects.map((object) => basename(file(object)[0]));
  return {
    [`${custom}/kustomization.yaml`]: `apiVersion: kustomize.config.k8s.io/v1alpha1
kind: Component
resources: [${names.join(', ')}]
`,
  };
}

function file(object: Addition): [path: string, text: string] {
  return [
    `${custom}/${object.kind.toLowerCase()}-${object.metadata.name}.yaml`,
    JSON.stringify(object),
  ];
}
