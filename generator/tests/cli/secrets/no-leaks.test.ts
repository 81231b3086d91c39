import { chmod, mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { execa } from 'execa';
import { describe, expect, test } from 'vitest';
import { RSA_CERTIFICATE } from '../../../src/shell/secrets/test-certificates.ts';
import { generatedRepository } from '../generated-repository.ts';
import { runStrata, type Run } from '../run-strata.ts';
import { sampleWith } from '../sample.ts';
import { temporaryFolder, writeAll } from '../temp-repository.ts';
import { playCluster, type PlayedCluster } from './play-cluster.ts';

// The value is looked for in everything that a command leaves behind or hands on: its output, the
// arguments of the programs that it starts, temporary files while such a program runs and
// afterwards, the repository and its git objects.

const PLAIN = 'opensesame-0815';
const FORMS = [PLAIN, 'base64', 'hex', 'base64url'].map((form) =>
  form === PLAIN
    ? PLAIN
    : Buffer.from(PLAIN)
        .toString(form as BufferEncoding)
        .replace(/=+$/, ''),
);

const repositoryCopy = generatedRepository({
  'gitops.yaml': sampleWith([
    '      port: 8080\n',
    '      port: 8080\n      env: { TOKEN: { secret: api, key: token } }\n',
  ]),
});

/** What a run leaves. */
interface Traces {
  run: Run;
  texts: string[];
}

async function trace(
  root: string,
  cluster: PlayedCluster,
  args: readonly string[],
): Promise<Traces> {
  const aside = await temporaryFolder();
  const [temporary, log, programs] = ['tmp', 'log', 'bin'].map((name) => join(aside, name)) as [
    string,
    string,
    string,
  ];
  await mkdir(temporary);
  await mkdir(programs);
  await writeFile(log, '');
  for (const program of ['git', 'kubectl', 'kustomize']) await spy(programs, program);
  const run = await runStrata(root, args, {
    env: {
      PATH: `${programs}${delimiter}${process.env['PATH'] ?? ''}`,
      REAL_PATH: process.env['PATH'] ?? '',
      SPY_LOG: log,
      TMPDIR: temporary,
      KUBECONFIG: cluster.kubeconfig,
      TOKEN: PLAIN,
    },
  });
  await execa('git', ['init', '--quiet'], { cwd: root });
  await execa('git', ['add', '--all'], { cwd: root });
  const objects = await execa('git', ['cat-file', '--batch-all-objects', '--batch', '--buffer'], {
    cwd: root,
    encoding: 'buffer',
  });
  return {
    run,
    texts: [
      run.stdout,
      run.stderr,
      await readFile(log, 'utf8'),
      Buffer.from(objects.stdout).toString('latin1'),
      ...(await textsBelow(temporary)),
      ...(await textsBelow(root)),
    ],
  };
}

/** Puts a program of this name before the real one: it notes its arguments and all temporary files. */
async function spy(folder: string, program: string): Promise<void> {
  const file = join(folder, program);
  const script = `#!/bin/sh
{ echo "$0 $*"; tr '\\0' ' ' </proc/$PPID/cmdline; find "$TMPDIR" -type f -exec cat {} +; } >>"$SPY_LOG" 2>/dev/null
PATH="$REAL_PATH" exec ${program} "$@"
`;
  await writeFile(file, script);
  await chmod(file, 0o755);
}

async function textsBelow(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile() && !entry.parentPath.includes('.git'));
  return Promise.all(files.map((entry) => readFile(join(entry.parentPath, entry.name), 'latin1')));
}

function leaks({ texts }: Traces): string[] {
  return FORMS.filter((form) => texts.some((text) => text.includes(form)));
}

describe('a value of a Secret is nowhere but in the cluster', () => {
  test('after create and rotate', async () => {
    const root = await repositoryCopy();
    const cluster = await playCluster();
    const values = ['--from-env', 'token=TOKEN'];
    const created = await trace(root, cluster, [
      'secrets',
      'create',
      'dev/web',
      '--yes',
      ...values,
    ]);
    expect(created.run.exitCode).toBe(0);
    expect(cluster.secret('web-dev', 'api')).toEqual({ token: PLAIN });
    expect(leaks(created)).toEqual([]);

    const args = ['secrets', 'rotate', 'dev/web', 'api', '--yes', ...values, '--json'];
    const rotated = await trace(root, cluster, args);
    expect(rotated.run.exitCode).toBe(0);
    expect(leaks(rotated)).toEqual([]);
    const listed = await trace(root, cluster, ['secrets', 'list', '--json']);
    expect(listed.run.exitCode).toBe(1);
    expect(leaks(listed)).toEqual([]);
  });

  test('after seal, which starts programs, from a variable and from the cluster', async () => {
    const root = await repositoryCopy();
    await writeAll(root, { 'sealing.pem': RSA_CERTIFICATE });
    const cluster = await playCluster();
    const sealing = ['secrets', 'seal', 'dev/web', '--certificate', 'sealing.pem'];
    const sealed = await trace(root, cluster, [...sealing, '--from-env', 'token=TOKEN']);
    expect(sealed.run.exitCode).toBe(0);
    // The spies have seen something.
    expect(sealed.texts[2]).toMatch(/kustomize/);
    expect(leaks(sealed)).toEqual([]);

    await trace(root, cluster, [
      'secrets',
      'create',
      'prod/web',
      '--yes',
      '--from-env',
      'token=TOKEN',
    ]);
    const again = await trace(root, cluster, [
      ...['secrets', 'seal', 'prod/web', '--certificate', 'sealing.pem', '--from-cluster'],
    ]);
    expect(again.run.exitCode).toBe(0);
    expect(again.run.stderr).toContain('sealedsecrets.bitnami.com/managed=true');
    expect(leaks(again)).toEqual([]);
  });

  test('when the cluster refuses the Secret and repeats it', async () => {
    const root = await repositoryCopy();
    const cluster = await playCluster(
      (request) => request === 'POST /api/v1/namespaces/web-dev/secrets',
    );
    const values = ['--from-env', 'token=TOKEN'];
    const refused = await trace(root, cluster, [
      'secrets',
      'create',
      'dev/web',
      '--yes',
      ...values,
    ]);
    expect(refused.run.exitCode).toBe(2);
    expect(refused.run.stderr).toContain(
      'error: cannot create Secret web-dev/api: Secret is invalid',
    );
    expect(leaks(refused)).toEqual([]);
  });

  test('when it is written where its place belongs', async () => {
    const root = await repositoryCopy();
    const cluster = await playCluster();
    for (const option of ['--from-env', '--from-file']) {
      for (const argument of [`token=${PLAIN}`, PLAIN]) {
        const args = ['secrets', 'create', 'dev/web', '--yes', option, argument];
        const { run } = await trace(root, cluster, args);
        expect(run.exitCode).toBe(2);
        expect(run.stdout + run.stderr).not.toContain(PLAIN);
      }
    }
  });
});

test('the test finds a value that leaks', async () => {
  const root = await repositoryCopy();
  await writeAll(root, { 'leak.txt': Buffer.from(PLAIN).toString('base64') });
  const cluster = await playCluster();
  expect(leaks(await trace(root, cluster, ['secrets', 'list', '--offline']))).not.toEqual([]);
});
