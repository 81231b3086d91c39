import { constants, readFile as readFileWithCallback } from 'node:fs';
import {
  access,
  copyFile,
  lstat,
  mkdir,
  open,
  readdir,
  readlink,
  rename,
  rmdir,
  unlink,
} from 'node:fs/promises';
import { promisify } from 'node:util';
import { errorCode } from './describe-failure.ts';

/** The file operations that Strata needs, so that tests can fail or stop at any one of them. */
export interface FileSystem {
  /** Undefined where nothing stands; never follows a symbolic link at the end of the path. */
  lstat(path: string): Promise<FileInfo | undefined>;
  readdir(path: string): Promise<FolderEntry[]>;
  readlink(path: string): Promise<string>;
  readFile(path: string): Promise<Uint8Array>;
  /** Rejects where entries of the folder cannot be added or removed. */
  checkWritable(folder: string): Promise<void>;

  /** Without a mode: what the umask leaves. */
  mkdir(path: string, mode?: number): Promise<void>;
  /** Writes a file that must not exist, durably. Without a mode: 0644 less the umask. */
  writeNew(path: string, content: string, mode?: number): Promise<void>;
  rename(from: string, to: string): Promise<void>;
  unlink(path: string): Promise<void>;
  /** Rejects where the folder is not empty. */
  rmdir(path: string): Promise<void>;
  /** Copies content and mode to a path that must not exist. */
  copy(from: string, to: string): Promise<void>;
  /** Makes renames and deletions in the folder durable, where the system can. */
  syncFolder(path: string): Promise<void>;
}

export type FileKind = 'file' | 'folder' | 'symlink' | 'special';

export interface FileInfo {
  kind: FileKind;
  size: number;
  /** Permission bits. */
  mode: number;
}

export interface FolderEntry {
  name: string;
  kind: FileKind;
}

/** The file system of the machine. Failures are Node's errors, with their `code`. */
export const diskFileSystem: FileSystem = {
  async lstat(path) {
    try {
      const stats = await lstat(path);
      return { kind: kindOf(stats), size: stats.size, mode: stats.mode & 0o7777 };
    } catch (error) {
      if (ABSENT.has(errorCode(error) ?? '')) return undefined;
      throw error;
    }
  },
  async readdir(path) {
    const entries = await readdir(path, { withFileTypes: true });
    return entries.map((entry) => ({ name: entry.name, kind: kindOf(entry) }));
  },
  readlink: (path) => readlink(path),
  // A third of the time of the promise API, which matters for thousands of small files.
  readFile: promisify(readFileWithCallback),
  checkWritable: (folder) => access(folder, constants.W_OK | constants.X_OK),

  async mkdir(path, mode) {
    await mkdir(path, mode === undefined ? {} : { mode });
  },
  async writeNew(path, content, mode) {
    const file = await open(path, 'wx', mode ?? 0o644);
    try {
      await file.writeFile(content);
      // The umask applies to `open`, but not to `chmod`.
      if (mode !== undefined) await file.chmod(mode);
      await file.sync();
    } finally {
      await file.close();
    }
  },
  rename: (from, to) => rename(from, to),
  unlink: (path) => unlink(path),
  rmdir: (path) => rmdir(path),
  copy: (from, to) => copyFile(from, to, constants.COPYFILE_EXCL),
  async syncFolder(path) {
    try {
      const folder = await open(path, 'r');
      try {
        await folder.sync();
      } finally {
        await folder.close();
      }
    } catch (error) {
      if (!UNSUPPORTED.has(errorCode(error) ?? '')) throw error;
    }
  },
};

const ABSENT = new Set(['ENOENT', 'ENOTDIR']);

/** Windows and some network file systems do not sync folders. */
const UNSUPPORTED = new Set(['EINVAL', 'EISDIR', 'ENOTSUP', 'EPERM', 'EACCES', 'EBADF']);

interface NodeKind {
  isFile(): boolean;
  isDirectory(): boolean;
  isSymbolicLink(): boolean;
}

function kindOf(entry: NodeKind): FileKind {
  if (entry.isFile()) return 'file';
  if (entry.isDirectory()) return 'folder';
  return entry.isSymbolicLink() ? 'symlink' : 'special';
}
