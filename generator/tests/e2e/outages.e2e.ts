import { describe, expect, it } from 'vitest';
import { application, ARGOCD, healthy, synced, until } from './harness/application.ts';
import { eventually } from './harness/eventually.ts';
import { GitGate } from './harness/git-gate.ts';
import { applyObjects, kubectl, observe, observeAll } from './harness/kubectl.ts';
import { status as told } from './harness/status.ts';
import { webApp } from './harness/web-app.ts';
import { gitopsHead, scenario, uniqueSuffix } from './harness/scenario.ts';

const suffix = uniqueSuffix();
const shop = `shop-${suffix}`;
const dev = `${shop}-dev`;
const overlay = `overlays/dev/${shop}`;

/** The git server under a name that the test can take away, with what is connected to it. */
const gate = new GitGate(`git-${suffix}`);

const shared = scenario(suffix, {
  before: () => gate.open(),
  gitops: (branch) => `${gitopsHead(branch, gate.url)}
apps:
${webApp(shop, 'dev:')}`,
});

describe('Argo CD, killed in the middle of a sync', () => {
  it('finishes it when it is back', async () => {
    const { repository } = shared;
    await healthy(dev, shared.commit);
    // The claim waits for a volume, and the second wave for the claim: a sync that is in its middle
    // until the test ends it.
    await repository.write({
      [`${overlay}/custom/kustomization.yaml`]:
        'apiVersion: kustomize.config.k8s.io/v1alpha1\nkind: Component\nresources: [claim.yaml, last.yaml]\n',
      [`${overlay}/custom/claim.yaml`]: JSON.stringify(claim),
      [`${overlay}/custom/last.yaml`]: JSON.stringify(last),
    });
    await repository.generate();
    const commit = await repository.push('Two waves');
    await until(dev, 'the sync waits for the claim', 60, ({ status }) => {
      const { phase, message = '' } = status?.operationState ?? {};
      return phase === 'Running' && message.includes('PersistentVolumeClaim');
    });

    const killed = await observeAll('pods', ARGOCD);
    await kubectl(['delete', 'pods', '--all', '--grace-period=0', '--force', '-n', ARGOCD]);
    expect((await application(dev))?.status?.sync?.status).not.toBe('Synced');
    expect(await observe('configmap/last', dev)).toBeUndefined();
    expect(await told(repository, `dev/${shop}`)).toMatchObject({ exitCode: 1, fine: false });
    await applyObjects(volume);

    const { status } = await synced(dev, commit, 140);
    expect(status?.operationState).toMatchObject({ phase: 'Succeeded' });
    expect(await observe('configmap/last', dev)).toBeDefined();
    const uids = (await observeAll('pods', ARGOCD)).map(({ metadata }) => metadata.uid);
    for (const { metadata } of killed) expect(uids).not.toContain(metadata.uid);
  });
});

describe('a git server that is away', () => {
  it('leaves what runs, is named as the reason, and is followed again when it is back', async () => {
    const { repository } = shared;
    await gate.close();
    await repository.edit('gitops.yaml', (text) => text.replace('html: first', 'html: second'));
    await repository.generate();
    const commit = await repository.push('Nobody can read it');

    // Argo CD goes on with what it read before, for its grace period: Synced, but not at this commit.
    const behind = await told(repository, `dev/${shop}`);
    expect(behind.revision).toMatchObject({ relation: 'behind', behind: 1 });
    const { status } = await until(dev, 'Argo CD says that it cannot read git', 60, (found) =>
      (found.status?.conditions ?? []).some(({ type }) => type === 'ComparisonError'),
    );
    expect(JSON.stringify(status?.conditions)).toContain(gate.host);
    expect(status?.sync?.status).toBe('Unknown');
    expect(status?.health?.status).toBe('Healthy');
    const away = await told(repository, `dev/${shop}`);
    expect(away).toMatchObject({ exitCode: 1, sync: 'Unknown' });
    expect(away.text).toContain('Argo CD cannot reach the repository');
    expect(await observe(`deployment/${shop}`, dev)).toMatchObject({
      status: { readyReplicas: 1 },
    });

    await gate.open();
    const back = await healthy(dev, commit, 140);
    expect(back.status?.conditions ?? []).toEqual([]);
    expect(await told(repository, `dev/${shop}`)).toMatchObject({ exitCode: 0, sync: 'Synced' });
    await eventually('root follows git, too', async () => {
      const root = await application('root');
      return root?.status?.sync?.status === 'Synced' && (root.status.conditions ?? []).length === 0;
    });
  });
});

const claim = {
  apiVersion: 'v1',
  kind: 'PersistentVolumeClaim',
  metadata: { name: 'claim' },
  spec: {
    accessModes: ['ReadWriteOnce'],
    storageClassName: '',
    volumeName: `volume-${suffix}`,
    resources: { requests: { storage: '1Mi' } },
  },
};

const volume = {
  apiVersion: 'v1',
  kind: 'PersistentVolume',
  metadata: { name: `volume-${suffix}` },
  spec: {
    accessModes: ['ReadWriteOnce'],
    capacity: { storage: '1Mi' },
    hostPath: { path: `/data/${suffix}` },
    persistentVolumeReclaimPolicy: 'Retain',
  },
};

const last = {
  apiVersion: 'v1',
  kind: 'ConfigMap',
  metadata: { name: 'last', annotations: { 'argocd.argoproj.io/sync-wave': '1' } },
  data: { reached: 'yes' },
};
