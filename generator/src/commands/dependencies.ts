import type { FileSystem } from '../shell/files/file-system.ts';
import type { Output } from '../shell/output.ts';
import type { Installation } from '../shell/templates.ts';

/** What every command gets from outside, so that tests can put their own in its place. */
export interface Dependencies {
  cwd: string;
  env: Readonly<Record<string, string | undefined>>;
  fs: FileSystem;
  /** The standard input; opened by the first call. */
  stdin: () => AsyncIterable<Uint8Array | string>;
  output: Output;
  installation: Installation;
}

/** 0: clean; 1: findings, such as drift; 2: could not run. */
export type ExitCode = 0 | 1 | 2;
