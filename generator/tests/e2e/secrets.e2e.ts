import { execa } from 'execa';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { healthy, synced } from './harness/application.ts';
import { bootstrap } from './harness/bootstrap.ts';
import { testEnvironment } from './harness/environment.ts';
import { eventually } from './harness/eventually.ts';
import { applyObjects, discard, kubectl, observe } from './harness/kubectl.ts';
import { gitopsHead, scenario, uniqueSuffix } from './harness/scenario.ts';

const suffix = uniqueSuffix();
const app = `vault-${suffix}`;
const dev = `${app}-dev`;
const GIVEN = `given-${uniqueSuffix()}-${uniqueSuffix()}`;

const shared = scenario(suffix, {
  bootstrapped: false,
  gitops: (branch) => `${gitopsHead(branch)}
apps:
  ${app}:
    template: wordpress
    values:
      wordpress:
        image: wordpress:7.1.0-php8.3-apache
        env: { SMTP: { secret: smtp, key: password } }
      mysql: { image: mysql:8.4.11 }
      storage: { hostPath: /data }
    environments: { dev: }
`,
});

/** Everything that the command line has printed, for the last test. */
const printed: string[] = [];

async function secrets(...args: string[]) {
  const { kubeconfig } = testEnvironment();
  const run = await shared.repository.strata(['secrets', ...args, '--kubeconfig', kubeconfig], {
    SMTP_PASSWORD: GIVEN,
  });
  printed.push(run.stdout, run.stderr);
  return run;
}

/** Values of a Secret by key, decoded. */
async function values(name: string): Promise<Record<string, string>> {
  const secret = await observe(`secret/${name}`, dev);
  return Object.fromEntries(
    Object.entries(secret?.data ?? {}).map(([key, value]) => [
      key,
      Buffer.from(value, 'base64').toString(),
    ]),
  );
}

/** Every value that a Secret has had in these tests. */
const seen = new Set<string>([GIVEN]);

async function remember(name: string): Promise<Record<string, string>> {
  const all = await values(name);
  for (const value of Object.values(all)) seen.add(value);
  return all;
}

describe('the Secrets that a template declares', () => {
  it('are created in a cluster that has nothing yet, the generated and the given ones', async () => {
    expect((await secrets('list', `dev/${app}`)).exitCode).toBe(1);
    const run = await secrets(
      ...['create', `dev/${app}`, '--yes', '--from-env', 'smtp/password=SMTP_PASSWORD'],
    );
    expect(run).toMatchObject({ exitCode: 0 });
    expect((await secrets('list', `dev/${app}`)).exitCode).toBe(0);
    const made = await remember('wordpress-secrets');
    expect(made['mysql-password']).toMatch(/^[A-Za-z0-9]{32}$/);
    expect(await values('smtp')).toEqual({ password: GIVEN });
  });

  it('survive bootstrap, which creates what is missing alone', async () => {
    const before = await values('wordpress-secrets');
    await bootstrap(shared.repository);
    await healthy(dev, shared.commit);
    expect(await values('wordpress-secrets')).toEqual(before);
    expect(await values('smtp')).toEqual({ password: GIVEN });
  });

  it('reach the pods', async () => {
    const seenByPod = await kubectl([
      ...['exec', 'deployment/mysql', `--namespace=${dev}`, '--container=mysql'],
      ...['--', 'printenv', 'MYSQL_PASSWORD'],
    ]);
    expect(seenByPod.trim()).toBe((await values('wordpress-secrets'))['mysql-password']);
  });

  it('are one Secret when two runs begin without any', async () => {
    await discard(['secret/smtp'], dev);
    const given = ['--from-env', 'smtp/password=SMTP_PASSWORD'];
    const runs = await Promise.all(
      [1, 2].map(() => secrets('create', `dev/${app}`, '--yes', ...given)),
    );
    expect(runs.map(({ exitCode }) => exitCode)).toEqual([0, 0]);
    const created = runs.filter(({ stdout }) => stdout.includes('smtp: created'));
    const present = runs.filter(({ stdout }) => stdout.includes('smtp: present'));
    expect([created.length, present.length]).toEqual([1, 1]);
  });

  it('survive a sync: Argo CD neither tracks nor prunes them', async () => {
    const { repository } = shared;
    const before = await values('wordpress-secrets');
    await repository.edit('gitops.yaml', (text) =>
      text.replace('dev: }', 'dev: { labels: { a: b } } }'),
    );
    await repository.generate();
    const { status } = await synced(dev, await repository.push('A label'));
    expect(status?.sync?.status).toBe('Synced');
    expect(await values('wordpress-secrets')).toEqual(before);
  });

  it('change by rotate alone, and only the keys that it names', async () => {
    const before = await values('wordpress-secrets');
    const run = await secrets(
      ...['rotate', `dev/${app}`, 'wordpress-secrets', 'auth-key', '--yes', '--restart'],
    );
    expect(run.exitCode).toBe(0);
    expect(run.stdout).toContain('restarted: deployment/wordpress\n');
    const after = await remember('wordpress-secrets');
    expect(Object.keys(after).filter((key) => after[key] !== before[key])).toEqual(['auth-key']);
  });

  it('restart the pods, and Argo CD does not take that back', async () => {
    const restartedAt = async (): Promise<string> =>
      kubectl([
        ...['get', 'deployment/wordpress', `--namespace=${dev}`],
        String.raw`-o=jsonpath={.spec.template.metadata.annotations.kubectl\.kubernetes\.io/restartedAt}`,
      ]);
    const moment = await restartedAt();
    expect(moment).toMatch(/^20\d\d-/);
    // A sync of another commit would heal it, if anything did.
    const { repository } = shared;
    await repository.edit('gitops.yaml', (text) => text.replace('a: b', 'a: c'));
    await repository.generate();
    await synced(dev, await repository.push('Another label'));
    expect(await restartedAt()).toBe(moment);
  });

  it('leave no value in git, in outputs, or in what Argo CD says', async () => {
    const { root } = shared.repository;
    await remember('smtp');
    const { stdout: history } = await execa(
      'git',
      ['cat-file', '--batch-all-objects', '--batch', '--buffer'],
      { cwd: root, encoding: 'buffer', maxBuffer: 200_000_000 },
    );
    const application = await kubectl([
      'get',
      `application.argoproj.io/${dev}`,
      '-n',
      'argocd',
      '-o',
      'yaml',
    ]);
    const texts = [...printed, Buffer.from(history).toString('latin1'), application];
    expect(seen.size).toBe(12);
    const found = [...seen]
      .flatMap((value) => [value, Buffer.from(value).toString('base64').replace(/=+$/, '')])
      .filter((value) => texts.some((text) => text.includes(value)));
    expect(found).toHaveLength(0);
  });
});

describe('a person who may not read Secrets', () => {
  const account = `reader-${suffix}`;
  beforeAll(() =>
    applyObjects({
      apiVersion: 'v1',
      kind: 'ServiceAccount',
      metadata: { name: account, namespace: 'default' },
    }),
  );
  afterAll(() => discard([`serviceaccount/${account}`], 'default'));

  it('is told which right is missing', async () => {
    const token = await kubectl(['create', 'token', account, '--namespace=default']);
    const config = JSON.parse(
      await kubectl(['config', 'view', '--raw', '--flatten', '--minify', '-o=json']),
    ) as { users: { name: string; user: object }[] };
    const limited = {
      ...config,
      users: config.users.map(({ name }) => ({ name, user: { token } })),
    };
    const { repository } = shared;
    await repository.write({ '.git/limited.json': JSON.stringify(limited) });
    const run = await repository.strata([
      ...['secrets', 'list', `dev/${app}`, '--kubeconfig', '.git/limited.json'],
    ]);
    expect(run.exitCode).toBe(2);
    expect(run.stderr).toMatch(
      new RegExp(`error: user \\S*${account} may not get secrets in namespace ${dev}`),
    );
    expect(run.stderr).not.toContain(token);
    await eventually('it is the same for kubectl', async () => {
      const { exitCode } = await execa(
        'kubectl',
        [
          '--token',
          token,
          'get',
          'secret',
          '--namespace',
          dev,
          '--kubeconfig',
          '.git/limited.json',
        ],
        { cwd: repository.root, reject: false },
      );
      return exitCode === 1;
    });
  });
});
