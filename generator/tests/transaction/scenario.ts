import {
  mkdtemp,
  mkdir,
  readdir,
  readFile,
  readlink,
  stat,
  symlink,
  writeFile,
} from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Changes } from '../../src/shell/transaction/preflight.ts';

/** What the transaction must not touch. */
const OF_THE_USER = {
  'README.md': 'mine\n',
  'base/notes.md': 'mine\n',
  'overlays/dev/gone/custom/patch.yaml': 'mine: 1\n',
};

const BEFORE = {
  'gitops.yaml': 'version: 1 # before\n',
  'base/web/updated.yaml': 'x: 1\n',
  'base/web/gone.yaml': 'x: 2\n',
  'base/gone/deep/gone.yaml': 'x: 3\n',
  'overlays/dev/gone/gone.yaml': 'x: 4\n',
};

/** A change of every kind: files created in new and old folders, updated, deleted; folders emptied. */
export const CHANGES: Changes = {
  files: [
    { path: 'base/web/created.yaml', before: undefined, after: 'x: 5\n' },
    { path: 'overlays/prod/web/created.yaml', before: undefined, after: 'x: 6\n' },
    { path: 'base/web/updated.yaml', before: 'x: 1\n', after: 'x: 7\n' },
    { path: 'base/web/gone.yaml', before: 'x: 2\n', after: undefined },
    { path: 'base/gone/deep/gone.yaml', before: 'x: 3\n', after: undefined },
    { path: 'overlays/dev/gone/gone.yaml', before: 'x: 4\n', after: undefined },
  ],
  emptiedFolders: ['base/gone', 'base/gone/deep'],
  last: [{ path: 'gitops.yaml', before: 'version: 1 # before\n', after: 'version: 1 # after\n' }],
};

/** Tree before the changes, as `readWhole` gives it. */
export const TREE_BEFORE = asTree({ ...OF_THE_USER, ...BEFORE });

/** Tree after the changes. */
export const TREE_AFTER = asTree({
  ...OF_THE_USER,
  'gitops.yaml': 'version: 1 # after\n',
  'base/web/created.yaml': 'x: 5\n',
  'overlays/prod/web/created.yaml': 'x: 6\n',
  'base/web/updated.yaml': 'x: 7\n',
});

/** A new temporary folder with the tree before the changes. */
export async function newTree(): Promise<string> {
  const root = await mkdtemp(join(tmpdir(), 'strata-transaction-'));
  for (const [path, text] of Object.entries({ ...OF_THE_USER, ...BEFORE })) {
    await mkdir(dirname(join(root, path)), { recursive: true });
    await writeFile(join(root, path), text, { mode: 0o600 });
  }
  await symlink('/nowhere', join(root, 'base/link'));
  return root;
}

/** Every path below a folder: its text, `folder`, or where a link leads. */
export async function readWhole(root: string): Promise<Record<string, string>> {
  const tree: Record<string, string> = {};
  const entries = await readdir(root, { recursive: true, withFileTypes: true });
  for (const entry of entries) {
    const path = join(entry.parentPath, entry.name);
    const name = path.slice(root.length + 1);
    if (entry.isSymbolicLink()) tree[name] = `link to ${await readlink(path)}`;
    else tree[name] = entry.isDirectory() ? 'folder' : await readFile(path, 'utf8');
  }
  return tree;
}

/** The parts of a tree that are the user's. */
export function ofTheUser(tree: Record<string, string>): Record<string, string | undefined> {
  return Object.fromEntries(
    [...Object.keys(OF_THE_USER), 'base/link'].map((path) => [path, tree[path]]),
  );
}

export async function modeOf(path: string): Promise<number> {
  return (await stat(path)).mode & 0o777;
}

function asTree(files: Record<string, string>): Record<string, string> {
  const folders = Object.keys(files).flatMap((path) => {
    const segments = path.split('/').slice(0, -1);
    return segments.map((_, index) => segments.slice(0, index + 1).join('/'));
  });
  return {
    ...Object.fromEntries(folders.map((path) => [path, 'folder'])),
    ...files,
    'base/link': 'link to /nowhere',
  };
}
