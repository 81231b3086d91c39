import { describe, expect, it } from 'vitest';
import { application, healthy, synced, until } from './harness/application.ts';
import { resourceTree } from './harness/argocd-api.ts';
import { eventually } from './harness/eventually.ts';
import { kubectl, observe } from './harness/kubectl.ts';
import { status as told } from './harness/status.ts';
import { webApp } from './harness/web-app.ts';
import { gitopsHead, scenario, uniqueSuffix } from './harness/scenario.ts';

const suffix = uniqueSuffix();
const web = `web-${suffix}`;
const dev = `${web}-dev`;
const prod = `${web}-prod`;

const CRON_JOB = `      cronJobs:
        tidy: { schedule: "0 3 * * *", command: ["true"], suspend: true }
`;

const shared = scenario(suffix, {
  gitops: (branch) => `${gitopsHead(branch)}
apps:
${webApp(web, 'dev: , prod:', { more: CRON_JOB })}`,
});

describe('a repository whose branch Argo CD follows', () => {
  it('has every deployment Synced and Healthy at the first commit', async () => {
    await healthy(dev, shared.commit);
    await healthy(prod, shared.commit);

    const cronJob = await observe(`cronjob/${web}-tidy`, dev);
    expect(cronJob?.spec).toMatchObject({ schedule: '0 3 * * *' });
    expect(await told(shared.repository, `prod/${web}`)).toMatchObject({
      exitCode: 0,
      sync: 'Synced',
      health: 'Healthy',
    });
  });

  it('shows what controllers made, ReplicaSets and Pods, in the tree of the UI', async () => {
    const kinds = await eventually('a Pod is in the tree', async () => {
      const found = (await resourceTree(dev)).map(({ kind }) => kind);
      return found.includes('Pod') && found;
    });

    expect(kinds).toEqual(
      expect.arrayContaining(['Deployment', 'ReplicaSet', 'Pod', 'Service', 'ConfigMap']),
    );
  });

  it('brings a changed value into the cluster by generate, commit and push', async () => {
    const { repository } = shared;
    await repository.edit('gitops.yaml', (text) => text.replace('html: first', 'html: second'));
    await repository.generate();
    const commit = await repository.push('Another page');

    const { status } = await synced(dev, commit);
    expect(status?.operationState?.syncResult?.revision).toBe(commit);
    expect(await page(dev)).toBe('second');
    await healthy(dev, commit);
    await healthy(prod, commit);
    expect(await page(prod)).toBe('second');
  });

  it('heals an object that was edited in the cluster', async () => {
    await kubectl(['scale', `deployment/${web}`, '--replicas=0', `--namespace=${prod}`]);
    await kubectl(['set', 'image', `deployment/${web}`, '*=other:1', `--namespace=${dev}`]);

    await eventually('the image is that of git', async () => {
      const spec = JSON.stringify((await observe(`deployment/${web}`, dev))?.spec);
      return spec.includes('busybox:1.35.0') && !spec.includes('other:1');
    });
    await until(dev, `${dev} is Synced`, 60, ({ status }) => status?.sync?.status === 'Synced');
    // Git leaves the number of pods to whom it may concern.
    expect((await observe(`deployment/${web}`, prod))?.spec).toMatchObject({ replicas: 0 });
    await kubectl(['scale', `deployment/${web}`, '--replicas=1', `--namespace=${prod}`]);
  });

  it('prunes what left the overlay in dev, the only object of its kind, and keeps it in prod', async () => {
    const { repository } = shared;
    await repository.edit('gitops.yaml', (text) => text.replace(/ {6}cronJobs:\n.*\n/, ''));
    await repository.generate();
    const commit = await repository.push('No CronJob');

    await synced(dev, commit);
    expect(await observe(`cronjob/${web}-tidy`, dev)).toBeUndefined();

    const { status } = await until(
      prod,
      `${prod} is OutOfSync at ${commit.slice(0, 7)}`,
      60,
      (found) =>
        found.status?.sync?.revision === commit && found.status.sync.status === 'OutOfSync',
    );
    const tidy = status?.resources?.find(({ kind }) => kind === 'CronJob');
    expect(tidy).toMatchObject({ status: 'OutOfSync', requiresPruning: true });
    const { exitCode, text } = await told(repository, `prod/${web}`);
    expect(exitCode).toBe(1);
    expect(text).toMatch(new RegExp(`prun.*${web}-tidy|${web}-tidy.*prun`));
    expect(await observe(`cronjob/${web}-tidy`, prod)).toBeDefined();
  });

  it('goes on with what comes after an object that waits to be pruned', async () => {
    const { repository } = shared;
    await repository.edit('gitops.yaml', (text) => text.replace('html: second', 'html: third'));
    await repository.generate();
    const commit = await repository.push('A third page');

    await eventually('prod has the third page', async () => (await page(prod)) === 'third');
    expect((await application(prod))?.status?.sync?.revision).toBe(commit);
    expect(await observe(`cronjob/${web}-tidy`, prod)).toBeDefined();
  });
});

/** The page that the ConfigMap of a namespace holds. */
async function page(namespace: string): Promise<string | undefined> {
  const maps = await kubectl(['get', 'configmaps', '-o=json', `--namespace=${namespace}`]);
  const { items } = JSON.parse(maps) as { items: { data?: Record<string, string> }[] };
  return items.flatMap(({ data }) => data?.['index.html'] ?? [])[0];
}
