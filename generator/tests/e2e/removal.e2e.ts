import { describe, expect, it } from 'vitest';
import { application, ARGOCD, gone, healthy, synced, until } from './harness/application.ts';
import { eventually } from './harness/eventually.ts';
import { kubectl, observe } from './harness/kubectl.ts';
import { webApp } from './harness/web-app.ts';
import { gitopsHead, scenario, uniqueSuffix } from './harness/scenario.ts';

const suffix = uniqueSuffix();
const leaving = `leaving-${suffix}`;
const staying = `staying-${suffix}`;
const CONTROLLER = 'statefulset/argocd-application-controller';
const broken = `broken-${suffix}`;

const shared = scenario(suffix, {
  gitops: (branch) => `${gitopsHead(branch)}
apps:
${webApp(leaving, 'dev: , prod: ')}${webApp(staying, 'dev: , prod: ')}`,
});

describe('a deployment that leaves gitops.yaml', () => {
  it('goes from dev with its objects', async () => {
    for (const name of [leaving, staying]) {
      await healthy(`${name}-dev`, shared.commit);
      await healthy(`${name}-prod`, shared.commit);
    }
    await drop(webApp(leaving, 'dev: , prod: '), webApp(leaving, 'prod: '));
    await shared.repository.push('Remove it from dev');

    await gone(`${leaving}-dev`);
    await eventually(
      'its namespace is gone',
      async () => (await observe(`namespace/${leaving}-dev`)) === undefined,
    );
    await eventually(
      'its project is gone',
      async () => (await observe(`appproject.argoproj.io/${leaving}-dev`, ARGOCD)) === undefined,
    );
    expect(await observe(`deployment/${leaving}`, `${leaving}-prod`)).toBeDefined();
  });

  it('stays in prod, and holds up no other deployment', async () => {
    await drop(webApp(leaving, 'prod: '), '');
    await shared.repository.edit('gitops.yaml', (text) =>
      text.replaceAll('html: first', 'html: second'),
    );
    await shared.repository.generate();
    const commit = await shared.repository.push('Remove it from prod, and change the other');

    await healthy(`${staying}-dev`, commit);
    await healthy(`${staying}-prod`, commit);
    const root = await until('root', 'root has finished the commit', 60, ({ status }) => {
      const { phase, syncResult } = status?.operationState ?? {};
      return phase === 'Succeeded' && syncResult?.revision === commit;
    });
    expect(root.status?.resources).toContainEqual(
      expect.objectContaining({
        kind: 'Application',
        name: `${leaving}-prod`,
        requiresPruning: true,
      }),
    );
    expect((await application(`${leaving}-prod`))?.metadata.deletionTimestamp).toBeUndefined();
    expect(await observe(`deployment/${leaving}`, `${leaving}-prod`)).toMatchObject({
      status: { readyReplicas: 1 },
    });
  });

  it('waits for the confirmation after someone deleted the Application', async () => {
    const name = `${leaving}-prod`;
    await kubectl(['delete', `application.argoproj.io/${name}`, '--wait=false', '-n', ARGOCD]);
    // The Application's status says nothing of it.
    await eventually('Argo CD waits for the confirmation', async () => {
      const logs = await kubectl(['logs', CONTROLLER, '-n', ARGOCD, '--since=30s']);
      return logs.split('\n').some((line) => line.includes(name) && line.includes('confirmation'));
    });
    expect(await observe(`deployment/${leaving}`, name)).toBeDefined();

    // What `argocd app confirm-deletion` writes.
    const confirmed = `argocd.argoproj.io/deletion-approved=${new Date().toISOString()}`;
    await kubectl(['annotate', `application.argoproj.io/${name}`, confirmed, '-n', ARGOCD]);
    await gone(name);
    await eventually(
      'its namespace is gone',
      async () => (await observe(`namespace/${name}`)) === undefined,
    );
  });
});

describe('a deployment that never gets healthy', () => {
  it('holds up neither a new deployment nor a change of another', async () => {
    const { repository } = shared;
    await repository.edit(
      'gitops.yaml',
      (text) => text + webApp(broken, 'dev: ', { image: 'registry.invalid/none:1' }),
    );
    await repository.generate();
    const failing = await repository.push('An image that nobody can pull');
    await synced(`${broken}-dev`, failing);

    const late = `late-${suffix}`;
    await repository.edit('gitops.yaml', (text) =>
      text.replaceAll('html: second', 'html: third').concat(webApp(late, 'dev: ')),
    );
    await repository.generate();
    const commit = await repository.push('One more, and a change of the other');

    await healthy(`${late}-dev`, commit);
    await healthy(`${staying}-dev`, commit);
    expect((await application(`${broken}-dev`))?.status?.health?.status).not.toBe('Healthy');
  });
});

/** Takes a part out of gitops.yaml, or shortens it, and generates. */
async function drop(part: string, rest: string): Promise<void> {
  await shared.repository.edit('gitops.yaml', (text) => text.replace(part, rest));
  await shared.repository.generate();
}
