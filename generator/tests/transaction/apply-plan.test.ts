import { chmod, lstat, mkdir, readdir, rename, rm, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import { InternalError } from '../../src/core/internal-error.ts';
import { UserError } from '../../src/shell/errors.ts';
import { diskFileSystem, type FileSystem } from '../../src/shell/files/file-system.ts';
import { applyPlan } from '../../src/shell/transaction/apply-plan.ts';
import { Death, dyingAt, interruptingFileSystem } from './interrupting-file-system.ts';
import { recover } from '../../src/shell/transaction/recover.ts';
import { CHANGES, modeOf, newTree, readWhole, TREE_AFTER, TREE_BEFORE } from './scenario.ts';

let root: string;

beforeEach(async () => {
  root = await newTree();
});
afterEach(() => rm(root, { recursive: true }));

const NOTHING_TO_DO = { files: [], emptiedFolders: [] };

describe('applyPlan', () => {
  test('creates, updates and deletes, and removes its own folder again', async () => {
    await applyPlan(diskFileSystem, root, CHANGES);

    expect(await readWhole(root)).toEqual(TREE_AFTER);
  });

  test('keeps the mode of an updated file and creates files as the umask says', async () => {
    const umask = process.umask(0o027);
    onTestFinished(() => void process.umask(umask));
    await chmod(join(root, 'base/web/updated.yaml'), 0o666);
    await applyPlan(diskFileSystem, root, CHANGES);

    expect(await modeOf(join(root, 'base/web/updated.yaml'))).toBe(0o666);
    expect(await modeOf(join(root, 'base/web/created.yaml'))).toBe(0o640);
  });

  test('writes nothing at all where there is nothing to do', async () => {
    const untouchable = interruptingFileSystem(diskFileSystem, () => {
      throw new Error('touched');
    });

    await expect(applyPlan(untouchable, root, NOTHING_TO_DO)).resolves.toBeUndefined();
  });

  test('leaves what others keep in .strata', async () => {
    await mkdir(join(root, '.strata'));
    await writeFile(join(root, '.strata/cache'), 'x');
    await applyPlan(diskFileSystem, root, CHANGES);

    expect(await readdir(join(root, '.strata'))).toEqual(['cache']);
  });

  test.each([
    ['base/web/updated.yaml', 'theirs\n'],
    ['base/web/created.yaml', 'theirs\n'],
    ['base/web/gone.yaml', 'theirs\n'],
    ['gitops.yaml', 'theirs\n'],
  ])('refuses where %s is no longer as it was planned with', async (path, text) => {
    await writeFile(join(root, path), text);
    const expected = { ...TREE_BEFORE, [path]: text };

    await expect(applyPlan(diskFileSystem, root, CHANGES)).rejects.toMatchObject({
      name: 'UserError',
      message: `\`${path}\` changed while Strata was at work`,
    });
    expect(await readWhole(root)).toEqual(expected);
  });

  test('refuses to write through a link in place of a folder', async () => {
    await rename(join(root, 'base/web'), join(root, 'elsewhere'));
    await symlink('../elsewhere', join(root, 'base/web'));
    const before = await readWhole(root);

    await expect(applyPlan(diskFileSystem, root, CHANGES)).rejects.toThrow(/a link/);
    expect(await readWhole(root)).toEqual(before);
  });

  test('refuses to write through a link that was put in place of a folder meanwhile', async () => {
    const fs: FileSystem = {
      ...diskFileSystem,
      rename: async (from, to) => {
        await diskFileSystem.rename(from, to);
        if (!to.endsWith('journal.json')) return;
        await rename(join(root, 'base'), join(root, 'elsewhere'));
        await symlink('elsewhere', join(root, 'base'));
      },
    };

    await expect(applyPlan(fs, root, CHANGES)).rejects.toThrow(UserError);
    expect((await readWhole(join(root, 'elsewhere')))['web/updated.yaml']).toBe('x: 1\n');
  });

  test('changes nothing where one of the folders cannot be written to', async () => {
    const denied = Object.assign(new Error('EACCES'), { code: 'EACCES' });
    const fs: FileSystem = {
      ...diskFileSystem,
      checkWritable: (path) =>
        path.endsWith('/overlays/dev/gone') ? Promise.reject(denied) : Promise.resolve(),
    };

    await expect(applyPlan(fs, root, CHANGES)).rejects.toThrow(
      'Cannot write in `overlays/dev/gone`: permission denied (EACCES)',
    );
    expect(await readWhole(root)).toEqual(TREE_BEFORE);
  });

  test.each([
    ['a link', () => symlink('/tmp', join(root, '.strata'))],
    ['a file', () => writeFile(join(root, '.strata'), '')],
  ])('refuses %s in place of .strata', async (_, put) => {
    await put();

    await expect(applyPlan(diskFileSystem, root, CHANGES)).rejects.toThrow(
      '`.strata` is not a folder',
    );
  });

  test.each(['../x.yaml', '/x.yaml', '.git/hooks/pre-commit', 'base/web/updated.yaml'])(
    'takes the path %j for a defect of its caller',
    async (path) => {
      const files = [...CHANGES.files, { path, before: undefined, after: '' }];

      await expect(applyPlan(diskFileSystem, root, { ...CHANGES, files })).rejects.toThrow(
        InternalError,
      );
    },
  );

  test('finishes what an earlier run left before it looks at the tree', async () => {
    await expect(applyPlan(dyingBeforeGitops(), root, CHANGES)).rejects.toThrow(Death);
    const files = [{ path: 'base/web/updated.yaml', before: 'x: 7\n', after: 'x: 8\n' }];
    await applyPlan(diskFileSystem, root, { files, emptiedFolders: [] });

    expect(await readWhole(root)).toEqual({ ...TREE_AFTER, 'base/web/updated.yaml': 'x: 8\n' });
  });
});

/** Dies when all but gitops.yaml is written. */
function dyingBeforeGitops(): FileSystem {
  let isDead = false;
  const fs = interruptingFileSystem(diskFileSystem, () => {
    if (isDead) throw new Death();
  });
  const renameOrDie: FileSystem['rename'] = async (from, to) => {
    isDead ||= to === join(root, 'gitops.yaml');
    await fs.rename(from, to);
  };
  return new Proxy(fs, {
    get: (target, name: keyof FileSystem) => (name === 'rename' ? renameOrDie : target[name]),
  });
}

describe('recover', () => {
  test('writes nothing where nothing was left', async () => {
    const before = await lstat(root);

    expect(await recover(diskFileSystem, root)).toEqual({ outcome: 'nothing', leftAlone: [] });
    expect((await lstat(root)).mtimeMs).toBe(before.mtimeMs);
  });

  test('drops what was staged before the tree was touched', async () => {
    await expect(applyPlan(dyingAt(diskFileSystem, 8), root, CHANGES)).rejects.toThrow(Death);

    expect(await recover(diskFileSystem, root)).toEqual({ outcome: 'undone', leftAlone: [] });
    expect(await readWhole(root)).toEqual(TREE_BEFORE);
  });

  test('leaves alone what somebody changed since the interruption, and finishes the rest', async () => {
    await expect(applyPlan(dyingBeforeGitops(), root, CHANGES)).rejects.toThrow(Death);
    await writeFile(join(root, 'base/web/created.yaml'), 'theirs\n');
    await writeFile(join(root, 'gitops.yaml'), 'theirs\n');

    expect(await recover(diskFileSystem, root)).toEqual({
      outcome: 'finished',
      leftAlone: ['base/web/created.yaml', 'gitops.yaml'],
    });
    expect(await readWhole(root)).toEqual({
      ...TREE_AFTER,
      'base/web/created.yaml': 'theirs\n',
      'gitops.yaml': 'theirs\n',
    });
  });

  test('does not write what was changed in the stage', async () => {
    await expect(applyPlan(dyingBeforeGitops(), root, CHANGES)).rejects.toThrow(Death);
    await writeFile(join(root, '.strata/transaction/stage/6'), 'planted\n');

    expect((await recover(diskFileSystem, root)).leftAlone).toEqual(['gitops.yaml']);
    expect((await readWhole(root))['gitops.yaml']).toBe(TREE_BEFORE['gitops.yaml']);
  });

  test.each([
    ['no JSON', 'x'],
    ['another version', '{"version":2}'],
    ['a path out of the repository', journalFor('../planted')],
    ["a path into git's folder", journalFor('.git/hooks/pre-commit')],
  ])('refuses a journal with %s and changes nothing', async (_, journal) => {
    await mkdir(join(root, '.strata/transaction/stage'), { recursive: true });
    await writeFile(join(root, '.strata/transaction/stage/0'), '');
    await writeFile(join(root, '.strata/transaction/journal.json'), journal);
    const before = await readWhole(root);

    await expect(recover(diskFileSystem, root)).rejects.toThrow('cannot finish');
    expect(await readWhole(root)).toEqual(before);
  });

  test('refuses a link in place of its own folders', async () => {
    await mkdir(join(root, '.strata'));
    await symlink('../base', join(root, '.strata/transaction'));
    const before = await readWhole(root);

    await expect(recover(diskFileSystem, root)).rejects.toThrow('is not a folder');
    expect(await readWhole(root)).toEqual(before);
  });
});

function journalFor(path: string): string {
  const operation = { id: 0, path, before: null, after: 'e3b0c442' };
  return JSON.stringify({
    version: 1,
    operations: [operation],
    emptiedFolders: [],
    last: [],
    createdFolders: [],
  });
}
