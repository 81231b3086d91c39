import { mkdir, rename, rm, symlink } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { diskFileSystem } from '../../src/shell/files/file-system.ts';
import { generatedRepository } from './generated-repository.ts';
import { runInProcess } from './run-in-process.ts';
import { runStrata } from './run-strata.ts';
import { edit, snapshot, temporaryFolder, writeAll } from './temp-repository.ts';

const repositoryCopy = generatedRepository();
const AGAIN = 'Move it away, then run the command again.\n\nNothing was written.';

describe('what stands in the way is told, and nothing changes', () => {
  test.each([
    ['overlays', ' (overlays/dev/web/kustomization.yaml and 2 more)'],
    ['overlays/dev', ' (overlays/dev/web/kustomization.yaml)'],
    ['base/web', ' (base/web/kustomization.yaml and 4 more)'],
    ['clusters/local/root.yaml', ''],
    ['overlays/prod/web/kustomization.yaml', ''],
  ])('a symbolic link in place of %s', async (path, blocked) => {
    const root = await repositoryCopy();
    await moveOutAndLink(root, path);
    await expectRefusal(
      root,
      `error: ${path} is a symbolic link, which is not followed${blocked}. ${AGAIN}`,
    );
  });

  test('a symbolic link in place of gitops.yaml', async () => {
    const root = await repositoryCopy();
    await moveOutAndLink(root, 'gitops.yaml');
    await expectRefusal(
      root,
      'error: gitops.yaml is a symbolic link, which is not followed\n  put a regular YAML file at gitops.yaml',
    );
  });

  test.each(['base/web/custom', 'overlays/prod/web/custom', 'overlays/prod/web/custom/x.yaml'])(
    'a symbolic link in place of %s',
    async (path) => {
      const root = await repositoryCopy();
      await writeAll(root, { [path.endsWith('.yaml') ? path : `${path}/kustomization.yaml`]: '' });
      await moveOutAndLink(root, path);
      await expectRefusal(
        root,
        `error: ${path} is a symbolic link, which is not followed\n  put what it leads to in its place`,
      );
    },
  );

  test('a symbolic link in place of the workspace', async () => {
    const root = await repositoryCopy();
    await symlink(await temporaryFolder(), join(root, '.strata'));
    await edit(root, 'gitops.yaml', (text) => text.replace('replicas: 3', 'replicas: 4'));
    await expectRefusal(
      root,
      'error: `.strata` is not a folder, and Strata needs one of that name to write\n' +
        '  Move `.strata` away, then run the command again.',
    );
  });

  test('a file in place of a folder', async () => {
    const root = await repositoryCopy();
    await rm(join(root, 'overlays/dev'), { recursive: true });
    await writeAll(root, { 'overlays/dev': '' });
    await expectRefusal(
      root,
      `error: overlays/dev is a file, where the generator needs a folder (overlays/dev/web/kustomization.yaml). ${AGAIN}`,
    );
  });

  test('a folder in place of a file', async () => {
    const root = await repositoryCopy();
    await rm(join(root, 'base/web/web-service.yaml'));
    await mkdir(join(root, 'base/web/web-service.yaml'));
    await expectRefusal(
      root,
      `error: base/web/web-service.yaml is a folder, where the generator must write a file. ${AGAIN}`,
    );
  });

  test("a file of the user's where one is to be generated", async () => {
    const root = await repositoryCopy();
    await writeAll(root, { 'base/web/web-service.yaml': 'kind: Service\n' });
    await expectRefusal(
      root,
      `error: base/web/web-service.yaml was not written by the generator, and stands where it must write. ${AGAIN}`,
    );
  });

  test('a file where custom/ is looked for', async () => {
    const root = await repositoryCopy();
    await writeAll(root, { 'overlays/prod/web/custom': '' });
    await expectRefusal(
      root,
      'error: overlays/prod/web/custom is no folder\n' +
        '  custom/ is a folder with a kustomization.yaml of kind Component; move this away',
    );
  });

  test('a custom/ that does not build', async () => {
    const root = await repositoryCopy();
    await writeAll(root, {
      'overlays/prod/web/custom/kustomization.yaml':
        'apiVersion: kustomize.config.k8s.io/v1alpha1\nkind: Component\npatches: [{ path: gone.yaml }]\n',
    });
    const before = await snapshot(root);
    const run = await runStrata(root, ['generate']);
    expect(run).toMatchObject({ exitCode: 2, stdout: '' });
    // The rest is Kustomize's.
    expect(run.stderr).toMatch(
      /^error: overlays\/prod\/web does not build: .*gone\.yaml.*\n {2}mend the files in custom\/\n$/,
    );
    expect(await snapshot(root)).toEqual(before);
  });

  test('a hand-kept app without an overlay', async () => {
    const root = await repositoryCopy();
    const entry = '  old:\n    source: kustomize\n    environments: { dev: }\n';
    await edit(root, 'gitops.yaml', (text) => text + entry);
    await expectRefusal(
      root,
      'error: overlays/dev/old has no kustomization.yaml\n' +
        '  gitops.yaml says `source: kustomize`, so its base and overlays are kept by hand: add the overlay, or take the environment out of gitops.yaml',
    );
  });

  test.each([
    ['overlays/prod/web', 'Cannot write in `overlays/prod/web`: permission denied (EACCES)'],
    ['.', 'Cannot create `.strata`: permission denied (EACCES)'],
  ])('the read-only folder %s', async (folder, message) => {
    const root = await repositoryCopy();
    await edit(root, 'gitops.yaml', (text) => text.replace('replicas: 3', 'replicas: 4'));
    const before = await snapshot(root);
    const readOnly = join(root, folder);
    const refuse = (path: string): void => {
      if (path === readOnly) throw Object.assign(new Error('EACCES'), { code: 'EACCES' });
    };
    const run = await runInProcess(root, ['generate'], {
      ...diskFileSystem,
      checkWritable: async (path) => {
        refuse(path);
        return diskFileSystem.checkWritable(path);
      },
      mkdir: async (path, mode) => {
        refuse(dirname(path));
        return diskFileSystem.mkdir(path, mode);
      },
    });
    expect(run).toEqual({
      exitCode: 2,
      stdout: '',
      stderr: `error: ${message}\n  Give yourself write permission there, then run the command again.\n`,
    });
    expect(await snapshot(root)).toEqual(before);
  });
});

async function moveOutAndLink(root: string, path: string): Promise<void> {
  const elsewhere = join(await temporaryFolder(), 'moved');
  await rename(join(root, path), elsewhere);
  await symlink(elsewhere, join(root, path));
}

async function expectRefusal(root: string, stderr: string): Promise<void> {
  const before = await snapshot(root);
  const run = await runStrata(root, ['generate']);
  expect(run).toEqual({ exitCode: 2, stdout: '', stderr: `${stderr}\n` });
  expect(await snapshot(root)).toEqual(before);
}
