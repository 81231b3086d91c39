import type { Fleet } from '../fleet.ts';

/** What `strata doctor` has found on the machine and in the repository; nothing is judged yet. */
export interface Facts {
  platform: Platform;
  /** Version of Node.js, such as `20.19.0`. */
  node: string;
  /** Value of STRATA_KUSTOMIZE; undefined where it is not set. */
  namedEngine: string | undefined;
  engine: { command: string; version: string } | { failure: string };
  /** Versions; undefined where the program cannot be run. */
  git: string | undefined;
  kubectl: string | undefined;
  /** Undefined where git sees no repository. */
  repository: GitRepository | undefined;
  configuration: Configuration;
  workspace: Workspace;
  /** Folders that must be writable and are not; `.` for the repository itself. */
  unwritable: string[];
}

export interface Platform {
  /** As Node.js names it: `linux`, `darwin`, `win32`. */
  os: string;
  /** As Node.js names it: `x64`, `arm64`. */
  arch: string;
  /** Names of the Linux distribution and of those that it derives from: `ubuntu`, `debian`. */
  distributions: string[];
}

export interface GitRepository {
  /** Where gitops.yaml stands in it: empty for the top, else a path that ends in a slash. */
  prefix: string;
  /** Address of the remote `origin`. */
  origin: string | undefined;
}

export type Configuration =
  | { kind: 'loaded'; fleet: Fleet; warnings: number }
  | { kind: 'invalid'; errors: number; first: string }
  | { kind: 'unreadable'; message: string }
  | { kind: 'absent' };

/** What stands in `.strata/`. */
export type Workspace =
  | { kind: 'clean' }
  | { kind: 'interrupted' }
  | { kind: 'busy'; process: number; host: string }
  | { kind: 'unusable'; message: string };
