import { join, resolve } from 'node:path';
import { writtenApp, type WrittenAppEntry } from '../../../config/edit/written-app.ts';
import { loadFleet } from '../../../config/load-config.ts';
import type { ConfigFile } from '../../../config/located-problem.ts';
import type { Template } from '../../../core/desired/template.ts';
import type { Fleet } from '../../../core/fleet.ts';
import { appFolders } from '../../../core/import/files/app-folders.ts';
import type { PresentFile } from '../../../core/plan/present-file.ts';
import { UserError } from '../../../shell/errors.ts';
import { attempt } from '../../../shell/files/describe-failure.ts';
import type { FileSystem } from '../../../shell/files/file-system.ts';
import { readTree } from '../../../shell/files/tree.ts';
import { loadTemplates } from '../../../shell/templates.ts';
import { recover } from '../../../shell/transaction/recover.ts';
import type { Dependencies } from '../../dependencies.ts';
import {
  CONFIG_FILE,
  findRoot,
  readConfigFiles,
  reportProblems,
} from '../../steps/open-repository.ts';
import type { ImportRequest } from '../parse-request.ts';

/** The repository that an import writes to, as far as the import has to know it. */
export interface ImportTarget {
  root: string;
  /** Whether the folder has still to be made. */
  isMissing: boolean;
  /** Undefined where there is no gitops.yaml yet. */
  config: TargetConfig | undefined;
  /** The app's folders. */
  folders: string[];
  /** What stands in them, and any link or file above them. */
  present: Map<string, PresentFile>;
}

export interface TargetConfig {
  /** gitops.yaml first, then the files that it includes. */
  files: ConfigFile[];
  templates: ReadonlyMap<string, Template>;
  fleet: Fleet;
  /** The app, where it exists already, and the file that defines it. */
  app: { file: string; entry: WrittenAppEntry } | undefined;
}

/**
 * Opens the repository that gitops.yaml makes one, or the folder that `--into` names: that may be
 * empty, or not exist yet.
 *
 * @param options.recover finish or undo an interrupted run first
 * @throws {UserError} where it is no folder, or its gitops.yaml has errors
 */
export async function openTarget(
  dependencies: Dependencies,
  { app, environments }: ImportRequest,
  options: { into: string | undefined; recover: boolean },
): Promise<ImportTarget> {
  const { fs } = dependencies;
  const { into } = options;
  const root = await targetRoot(dependencies, into);
  const isMissing = !(await isFolder(fs, root, into ?? root));
  if (isMissing) {
    const folders = appFolders(app, namesOf(environments));
    return { root, isMissing, config: undefined, folders, present: new Map() };
  }
  if (options.recover) await recover(fs, root);
  const hasConfig = (await fs.lstat(resolve(root, CONFIG_FILE))) !== undefined;
  const config = hasConfig ? await readConfig(dependencies, root, { app, into }) : undefined;
  const known = config?.app?.entry.environments ?? [];
  const folders = appFolders(app, [...new Set([...namesOf(environments), ...known])]);
  return { root, isMissing, config, folders, present: await readTree(fs, root, folders) };
}

async function targetRoot({ cwd, fs }: Dependencies, into: string | undefined): Promise<string> {
  if (into === '') throw new UserError('--into is empty, expected a folder');
  if (into !== undefined) return resolve(cwd, into);
  try {
    return await findRoot(fs, cwd);
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    throw new UserError(error.message, {
      hint: 'change to the folder of your GitOps repository, or make a new one with --into <folder>',
      cause: error,
    });
  }
}

async function isFolder(fs: FileSystem, root: string, shown: string): Promise<boolean> {
  const info = await attempt(`read \`${shown}\``, () => fs.lstat(root));
  if (info === undefined || info.kind === 'folder') return info !== undefined;
  const found = info.kind === 'symlink' ? 'a symbolic link, which is not followed' : 'no folder';
  throw new UserError(`${shown} is ${found}`, { hint: 'name a folder with --into' });
}

async function readConfig(
  { fs, installation, output }: Dependencies,
  root: string,
  { app, into = '' }: { app: string; into: string | undefined },
): Promise<TargetConfig> {
  const files = await readConfigFiles(fs, root);
  // Templates take time to load, and are needed only where an app has one.
  const isNeeded = files.some(({ text }) => text.includes('template'));
  const templates = isNeeded ? await loadTemplates(fs, root, installation) : new Map();
  const { fleet, problems } = loadFleet({ files, templates });
  // Warnings that remain are said of the edited file.
  const placed = problems.map((problem) => ({ ...problem, file: join(into, problem.file) }));
  reportProblems(placed, { ...output, say: () => undefined });
  if (fleet === undefined) throw new UserError(`${CONFIG_FILE} has errors`);
  const found = files.flatMap(({ path, text }) => {
    const entry = writtenApp(text, app);
    return entry === undefined ? [] : [{ file: path, entry }];
  });
  return { files, templates, fleet, app: found[0] };
}

function namesOf(environments: readonly { name: string }[]): string[] {
  return environments.map(({ name }) => name);
}
