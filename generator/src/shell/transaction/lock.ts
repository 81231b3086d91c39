import { hostname } from 'node:os';
import { join } from 'node:path';
import { attempt, errorCode } from '../files/describe-failure.ts';
import { UserError } from '../errors.ts';
import type { FileSystem } from '../files/file-system.ts';
import {
  folderExists,
  makeFolder,
  removeIfEmpty,
  WORKSPACE_NAME,
  workspaceOf,
} from './workspace.ts';

/** Who holds a lock, and how to find out whether another holder still lives. */
export interface Owner {
  pid: number;
  host: string;
  isAlive(pid: number): boolean;
}

/** This process on this machine. */
export function currentProcess(): Owner {
  return { pid: process.pid, host: hostname(), isAlive };
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // EPERM: it lives, and belongs to somebody else.
    return errorCode(error) === 'EPERM';
  }
}

/**
 * Runs an action while no other process does the same in this repository. `.strata/` is removed
 * afterwards if nothing else is in it.
 *
 * Each process announces itself with a file that bears its pid, then looks for others. Two that
 * start together may both step back, but never both go on, and since a dead process's file bears
 * its pid, removing it can never take away the lock of a living one.
 *
 * @throws {UserError} where another process is at work.
 */
export async function withLock<T>(
  fs: FileSystem,
  root: string,
  owner: Owner,
  action: () => Promise<T>,
): Promise<T> {
  const { top } = workspaceOf(root);
  const file = join(top, lockName(owner));
  await attempt(`create \`${WORKSPACE_NAME}\``, () => announce(fs, top, file));
  try {
    await refuseOthers(fs, top, owner);
    return await action();
  } finally {
    await release(fs, top, file);
  }
}

async function announce(fs: FileSystem, top: string, file: string): Promise<void> {
  for (let attemptsLeft = 3; ; attemptsLeft--) {
    if (!(await folderExists(fs, top, WORKSPACE_NAME))) await makeFolder(fs, top);
    try {
      await fs.writeNew(file, '');
      return;
    } catch (error) {
      const code = errorCode(error);
      // Left by an earlier process with this pid, which must be dead.
      if (code === 'EEXIST') return;
      // Another process has just ended and removed the empty folder.
      if (code !== 'ENOENT' || attemptsLeft === 1) throw error;
    }
  }
}

/** The dead are cleared away first: a process that steps back must leave nothing of theirs behind. */
async function refuseOthers(fs: FileSystem, top: string, owner: Owner): Promise<void> {
  const living: { name: string; holder: Holder }[] = [];
  for (const { name } of await fs.readdir(top)) {
    const holder = holderOf(name);
    if (holder === undefined || name === lockName(owner)) continue;
    if (isDead(holder, owner)) await unlinkIfPresent(fs, join(top, name));
    else living.push({ name, holder });
  }
  const [first] = living;
  if (first !== undefined) throw locked(first.name, first.holder);
}

/** Whether the holder of a lock has ended; on another machine that cannot be told. */
export function isDead(holder: Holder, owner: Owner): boolean {
  return holder.host === hostPart(owner) && !owner.isAlive(holder.pid);
}

function locked(name: string, holder: Holder): UserError {
  return new UserError(
    `Another Strata is writing here: process ${holder.pid} on "${holder.host}"`,
    { hint: `Wait until it ends; if it ended already, delete \`${WORKSPACE_NAME}/${name}\`.` },
  );
}

/** A lock that stays behind does no harm: this process will be dead when the next one looks. */
async function release(fs: FileSystem, top: string, file: string): Promise<void> {
  try {
    await unlinkIfPresent(fs, file);
    await removeIfEmpty(fs, top);
  } catch (error) {
    if (errorCode(error) === undefined) throw error;
  }
}

async function unlinkIfPresent(fs: FileSystem, path: string): Promise<void> {
  try {
    await fs.unlink(path);
  } catch (error) {
    if (errorCode(error) !== 'ENOENT') throw error;
  }
}

interface Holder {
  pid: number;
  host: string;
}

function lockName(owner: Owner): string {
  return `lock.${owner.pid}.${hostPart(owner)}`;
}

function hostPart(owner: Owner): string {
  return owner.host.replace(/[^A-Za-z0-9.-]/g, '-').slice(0, 100);
}

/** Who wrote a lock file, by its name; undefined for any other file. */
export function holderOf(name: string): Holder | undefined {
  const [, pid, host] = /^lock\.(\d{1,10})\.(.*)$/.exec(name) ?? [];
  return pid === undefined || host === undefined ? undefined : { pid: Number(pid), host };
}
