import { join } from 'node:path';
import type { Template } from '../core/desired/template.ts';
import { UserError } from './errors.ts';
import type { FileSystem } from './files/file-system.ts';

/** The generator that runs. */
export interface Installation {
  /** Its folder, absolute; templates are in `templates/` below it. */
  folder: string;
  /** Imports a TypeScript file by its absolute path. */
  importSource: (file: string) => Promise<unknown>;
}

const FOLDER = join('generator', 'templates');

/**
 * Loads the templates of the generator, and those of the repository where that is another one. A
 * template is one file `<name>.ts` whose default export is made with `defineTemplate`.
 *
 * @returns templates by name, sorted; one of the repository's own goes before one of the same name
 * @throws {UserError} for a file that cannot be loaded or exports no template
 */
export async function loadTemplates(
  fs: FileSystem,
  root: string,
  installation: Installation,
): Promise<Map<string, Template>> {
  const own = join(installation.folder, 'templates');
  const folders = [...new Set([own, join(root, FOLDER)])];
  const files = await Promise.all(folders.map((folder) => templateFiles(fs, folder)));
  const byName = new Map(files.flat());
  const loaded = await Promise.all(
    [...byName].map(
      async ([name, file]) => [name, await loadTemplate(name, file, installation)] as const,
    ),
  );
  return new Map(loaded.sort(([left], [right]) => (left < right ? -1 : 1)));
}

async function templateFiles(fs: FileSystem, folder: string): Promise<[string, string][]> {
  if ((await fs.lstat(folder))?.kind !== 'folder') return [];
  const entries = await fs.readdir(folder);
  return entries
    .filter(({ name, kind }) => kind === 'file' && name.endsWith('.ts'))
    .filter(({ name }) => !name.endsWith('.test.ts'))
    .map(({ name }) => [name.slice(0, -'.ts'.length), join(folder, name)]);
}

async function loadTemplate(
  name: string,
  file: string,
  installation: Installation,
): Promise<Template> {
  const module = await importFile(name, file, installation);
  const template = (module as { default?: unknown }).default;
  if (!isTemplate(template)) {
    throw new UserError(`generator/templates/${name}.ts exports no template`, {
      hint: 'write `export default defineTemplate({ name, description, values, resources })`',
    });
  }
  if (template.name !== name) {
    throw new UserError(
      `generator/templates/${name}.ts defines the template "${template.name}"; its name must be that of the file`,
    );
  }
  return template;
}

async function importFile(
  name: string,
  file: string,
  { importSource }: Installation,
): Promise<unknown> {
  try {
    return await importSource(file);
  } catch (error) {
    const { place, reason } = describeLoadError(error, name);
    throw new UserError(`generator/templates/${name}.ts${place} cannot be loaded: ${reason}`, {
      hint: 'mend the file, then run the command again',
      cause: error,
    });
  }
}

/** Where the file is at fault, as `:LINE:COLUMN` if that is known, and why in one line. */
function describeLoadError(error: unknown, name: string): { place: string; reason: string } {
  if (!(error instanceof Error)) return { place: '', reason: String(error) };
  const { message, stack = '' } = error;
  const place =
    new RegExp(`[/\\\\]${literal(name)}\\.ts((?::\\d+){1,2})`).exec(message + stack)?.[1] ?? '';
  // esbuild puts each error on a line of its own: `<file>:3:14: ERROR: Expected ":" but found "x"`.
  const reason = /: ERROR: (.*)/.exec(message)?.[1] ?? message.split('\n')[0] ?? '';
  return { place, reason: reason.replace(/ imported from .*/, '') };
}

function literal(text: string): string {
  return text.replace(/[^\w]/g, '\\$&');
}

function isTemplate(value: unknown): value is Template {
  if (typeof value !== 'object' || value === null) return false;
  const candidate = value as Partial<Template>;
  return (
    typeof candidate.name === 'string' &&
    typeof candidate.description === 'string' &&
    typeof candidate.resources === 'function' &&
    typeof candidate.values?.safeParse === 'function'
  );
}
