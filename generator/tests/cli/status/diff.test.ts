import { describe, expect, it } from 'vitest';
import type { KubernetesObject } from '../../../src/core/kubernetes/object.ts';
import {
  statusAnswer,
  type Answer,
  type Asked,
} from '../../../src/shell/cluster/test-api-server.ts';
import { runStrata } from '../run-strata.ts';
import { newRepository } from '../temp-repository.ts';
import { application, managed } from './applications.ts';
import { playArgoCd } from './play-argocd.ts';

const GITOPS = `version: 1
repoURL: https://git.example.com/acme/platform.git
clusters:
  local: { kubernetes: "1.35", argocd: { version: 3.5.1 } }
environments:
  dev: { cluster: local }
  prod: { cluster: local, sync: { prune: manual } }
apps:
  web: { source: kustomize, environments: { dev: {}, prod: {} } }
`;
const PASSWORD = 'correct-horse-battery';

const configMap = (data: Record<string, string>): string => `apiVersion: v1
kind: ConfigMap
metadata: { name: settings }
data: ${JSON.stringify(data)}
`;
const secret = `apiVersion: v1
kind: Secret
metadata: { name: login }
stringData: { password: ${PASSWORD} }
`;

/** An object as the cluster keeps it, with what belongs to the server. */
function live(kind: string, name: string, namespace: string, rest: object): KubernetesObject {
  const metadata = {
    name,
    namespace,
    uid: 'u',
    resourceVersion: '7',
    managedFields: [],
    annotations: { 'argocd.argoproj.io/tracking-id': `web:/${kind}:${namespace}/${name}` },
  };
  return { apiVersion: 'v1', kind, metadata, ...rest };
}

async function diff(
  manifests: string,
  objects: readonly KubernetesObject[],
  args: readonly string[] = ['dev'],
  refuse?: (asked: Asked) => Answer | undefined,
) {
  const server = await playArgoCd(objects, refuse);
  const environment = args[0] ?? 'dev';
  const root = await newRepository({
    'gitops.yaml': GITOPS,
    [`overlays/${environment}/web/all.yaml`]: manifests,
    [`overlays/${environment}/web/kustomization.yaml`]: 'resources: [all.yaml]\n',
  });
  const flags = ['diff', '--live', '--kubeconfig', server.kubeconfig];
  const run = await runStrata(root, [...flags, ...args]);
  expect(run.stdout + run.stderr).not.toContain(PASSWORD);
  const changing = server.asked.filter(
    ({ method, path }) => method !== 'GET' && !path.includes('dryRun=All'),
  );
  expect(changing).toEqual([]);
  return run;
}

describe('diff --live', () => {
  it('is 0 and prints nothing where a sync changes nothing', async () => {
    const objects = [live('ConfigMap', 'settings', 'web-dev', { data: { a: 'b' } })];
    const { exitCode, stdout, stderr } = await diff(configMap({ a: 'b' }), objects);
    expect({ exitCode, stdout }).toEqual({ exitCode: 0, stdout: '' });
    expect(stderr).toContain('dev/web: a sync changes nothing');
  });

  it('shows a change without what is only noise', async () => {
    const objects = [live('ConfigMap', 'settings', 'web-dev', { data: { a: 'b', c: 'd' } })];
    const { exitCode, stdout } = await diff(configMap({ a: 'new', c: 'd' }), objects);
    expect({ exitCode, stdout }).toEqual({
      exitCode: 1,
      stdout: `--- live/v1.ConfigMap.web-dev.settings
+++ git/v1.ConfigMap.web-dev.settings
@@ -1,6 +1,6 @@
 apiVersion: v1
 data:
-  a: b
+  a: new
   c: d
 kind: ConfigMap
 metadata:
`,
    });
  });

  it('masks Secrets, new and changed', async () => {
    const created = await diff(secret, []);
    expect(created.stdout).toContain('+  password: "***"');
    const value = { data: { password: Buffer.from('old').toString('base64') } };
    const changed = await diff(
      secret
        .replace('stringData', 'data')
        .replace(PASSWORD, Buffer.from(PASSWORD).toString('base64')),
      [live('Secret', 'login', 'web-dev', value)],
    );
    expect(changed.exitCode).toBe(1);
    expect(changed.stdout).toContain('-  password: "*** (before)"\n+  password: "*** (after)"');
    expect(changed.stdout).not.toContain(Buffer.from(PASSWORD).toString('base64'));
  });

  it('shows in dev what is pruned', async () => {
    const resources = [managed('ConfigMap', 'old', { namespace: 'web-dev' })];
    const objects = [
      application('web-dev', { resources }),
      live('ConfigMap', 'settings', 'web-dev', { data: { a: 'b' } }),
      live('ConfigMap', 'old', 'web-dev', { data: {} }),
    ];
    const { exitCode, stdout, stderr } = await diff(configMap({ a: 'b' }), objects);
    expect(exitCode).toBe(1);
    expect(stdout).toContain('--- live/v1.ConfigMap.web-dev.old\n+++ /dev/null');
    expect(stderr).toContain('dev/web: 1 to delete');
  });

  it('says in prod what stays', async () => {
    const resources = [managed('ConfigMap', 'old', { namespace: 'web-prod' })];
    const objects = [
      application('web-prod', { resources }),
      live('ConfigMap', 'settings', 'web-prod', { data: { a: 'b' } }),
      live('ConfigMap', 'old', 'web-prod', { data: {} }),
    ];
    const { exitCode, stderr } = await diff(configMap({ a: 'b' }), objects, ['prod']);
    expect(exitCode).toBe(0);
    expect(stderr).toContain(
      'ConfigMap web-prod/old stays: pruning is manual: argocd app sync web-prod --prune',
    );
  });

  it('is 2 where the server would refuse an object, and shows the rest', async () => {
    const invalid = configMap({ a: 'b' }).replace('settings', 'broken');
    const { exitCode, stdout, stderr } = await diff(
      `${configMap({ a: 'b' })}---\n${invalid}`,
      [],
      ['dev'],
      ({ method, path }) =>
        method === 'PATCH' && path.includes('broken')
          ? statusAnswer(422, 'Invalid', 'ConfigMap "broken" is invalid: data: no')
          : undefined,
    );
    expect(exitCode).toBe(2);
    expect(stdout).toContain('+++ git/v1.ConfigMap.web-dev.settings');
    expect(stderr).toContain(
      'ConfigMap web-dev/broken would be refused: ConfigMap "broken" is invalid',
    );
  });

  it('prints JSON for scripts', async () => {
    const { exitCode, stdout } = await diff(configMap({ a: 'b' }), [], ['dev', '--json']);
    expect(exitCode).toBe(1);
    expect(JSON.parse(stdout)).toMatchObject({
      deployments: [
        {
          deployment: 'dev/web',
          changes: [{ change: 'create', kind: 'ConfigMap', name: 'settings' }],
        },
      ],
    });
  });

  it('says what --live is for', async () => {
    const root = await newRepository({ 'gitops.yaml': GITOPS });
    const { exitCode, stderr } = await runStrata(root, ['diff']);
    expect(exitCode).toBe(2);
    expect(stderr).toContain('npx --no strata generate --dry-run');
  });
});
