import { dirname, join } from 'node:path';
import { includePatterns, matchIncludes } from '../../config/source/include.ts';
import { loadFleet } from '../../config/load-config.ts';
import type { ConfigFile, LocatedProblem } from '../../config/located-problem.ts';
import type { Locator } from '../../config/source/locator.ts';
import type { Template } from '../../core/desired/template.ts';
import type { Fleet } from '../../core/fleet.ts';
import type { PresentFile } from '../../core/plan/present-file.ts';
import { foldersAbove } from '../../core/plan/paths/safe-path.ts';
import { renderProblems } from '../../report/problems.ts';
import { UserError } from '../../shell/errors.ts';
import type { FileSystem } from '../../shell/files/file-system.ts';
import { loadTemplates } from '../../shell/templates.ts';
import { readTree } from '../../shell/files/tree.ts';
import type { Dependencies } from '../dependencies.ts';

/** The repository as a command finds it. */
export interface Repository {
  root: string;
  fleet: Fleet;
  locator: Locator;
  templates: ReadonlyMap<string, Template>;
  /** gitops.yaml first, then the files that it includes. */
  configFiles: ConfigFile[];
  /** What stands in the folders that the generator owns. */
  present: Map<string, PresentFile>;
}

export const CONFIG_FILE = 'gitops.yaml';
export const SCHEMA_FILE = 'generator/schemas/gitops.schema.json';
export const APPS_SCHEMA_FILE = 'generator/schemas/apps.schema.json';

/** Outside of these nothing is written or deleted. */
export const OWNED_ROOTS = ['base', 'overlays', 'clusters', SCHEMA_FILE, APPS_SCHEMA_FILE] as const;

/**
 * Reads and checks everything that a command starts from. Warnings are said; with one error or more
 * nothing goes on.
 *
 * @param edited texts of configuration files as they shall become, in place of those on disk
 * @throws {UserError} with all problems of gitops.yaml, each with its place
 */
export async function openRepository(
  { cwd, fs, output, installation }: Dependencies,
  edited: ReadonlyMap<string, string> = new Map(),
): Promise<Repository> {
  const root = await findRoot(fs, cwd);
  const [written, templates, present] = await Promise.all([
    readConfigFiles(fs, root),
    loadTemplates(fs, root, installation),
    readTree(fs, root, OWNED_ROOTS),
  ]);
  const configFiles = written.map(({ path, text }) => ({ path, text: edited.get(path) ?? text }));
  const { fleet, locator, problems } = loadFleet({ files: configFiles, templates });
  reportProblems(problems, output);
  if (fleet === undefined) throw new UserError('gitops.yaml has errors');
  return { root, fleet, locator, templates, configFiles, present };
}

/**
 * Says the warnings.
 *
 * @throws {UserError} with all problems where one is an error
 */
export function reportProblems(
  problems: readonly LocatedProblem[],
  output: Pick<Dependencies['output'], 'say' | 'colors'>,
): void {
  if (problems.length === 0) return;
  const text = renderProblems(problems, output.colors);
  if (problems.some(({ severity }) => severity === 'error')) throw new UserError(text);
  output.say(text);
}

/**
 * The folder of gitops.yaml: the current one, or the nearest above it.
 *
 * @throws {UserError} where there is none
 */
export async function findRoot(fs: FileSystem, cwd: string): Promise<string> {
  let folder = cwd;
  for (;;) {
    if ((await fs.lstat(join(folder, CONFIG_FILE))) !== undefined) return folder;
    const parent = dirname(folder);
    if (parent === folder) break;
    folder = parent;
  }
  throw new UserError(`there is no ${CONFIG_FILE} in ${cwd} or a folder above it`, {
    hint: 'change to the folder of your GitOps repository',
  });
}

/** gitops.yaml, then the files that it includes. */
export async function readConfigFiles(fs: FileSystem, root: string): Promise<ConfigFile[]> {
  const main = await readConfigFile(fs, root, CONFIG_FILE);
  const patterns = includePatterns(main.text);
  const folders = [...new Set(patterns.map(staticFolder))];
  const tree = await readTree(fs, root, folders);
  const above = folders.flatMap((folder) =>
    patterns.includes(folder) ? foldersAbove(folder) : [...foldersAbove(folder), folder],
  );
  const link = above.find((folder) => tree.get(folder)?.kind === 'symlink');
  if (link !== undefined) {
    throw new UserError(`${link} is a symbolic link, which is not followed`, {
      hint: `put the files that gitops.yaml includes into a folder ${link}`,
    });
  }
  const paths = [...tree].flatMap(([path, { kind }]) => (kind === 'folder' ? [] : [path]));
  const included = matchIncludes(patterns, paths).map((path) => textOf(path, tree.get(path)));
  return [main, ...included];
}

async function readConfigFile(fs: FileSystem, root: string, path: string): Promise<ConfigFile> {
  const tree = await readTree(fs, root, [path]);
  return textOf(path, tree.get(path));
}

function textOf(path: string, file: PresentFile | undefined): ConfigFile {
  if (file?.kind === 'file') return { path, text: file.text };
  const found: Record<Exclude<PresentFile['kind'], 'file'>, string> = {
    binary: 'not UTF-8 text, or larger than 10 MiB',
    folder: 'a folder',
    special: 'no regular file',
    symlink: 'a symbolic link, which is not followed',
  };
  throw new UserError(`${path} is ${file === undefined ? 'missing' : found[file.kind]}`, {
    hint: `put a regular YAML file at ${path}`,
  });
}

/** The folder of a pattern up to its first `*`, or the file itself. */
function staticFolder(pattern: string): string {
  const segments = pattern.split('/');
  const wildcard = segments.findIndex((segment) => segment.includes('*'));
  return wildcard === -1 ? pattern : segments.slice(0, wildcard).join('/');
}
