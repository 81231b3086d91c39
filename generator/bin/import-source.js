import { createHash } from 'node:crypto';
import {
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

/** Inside of node_modules, so that what is compiled finds the installed packages. */
const CACHE = fileURLToPath(new URL('../../node_modules/.cache/strata/', import.meta.url));

/**
 * Imports a TypeScript module. Node 22.18 and newer run it as it is. An older Node gets it compiled
 * into one file, kept until one of its sources changes: through a loader, the start of the program
 * alone would take half a second. Where nothing can be kept, or the compiler refuses a source, a
 * loader does it after all.
 *
 * @param {string} file absolute path
 * @param {Packaging} packaging of packages, when it gets compiled
 * @returns {Promise<unknown>} the module
 */
export async function importSource(file, packaging = { packages: 'external' }) {
  const source = pathToFileURL(file).href;
  if (process.features.typescript) return import(source);
  const compiled = findCompiled(file) ?? (await compile(file, packaging).catch(() => undefined));
  if (compiled !== undefined) {
    process.setSourceMapsEnabled(true);
    return import(pathToFileURL(compiled).href);
  }
  const { register } = await import('tsx/esm/api');
  register();
  return import(source);
}

/**
 * @typedef {{ output: string, inputs: [path: string, mtime: number, size: number][] }} Manifest
 */

/** @param {string} file */
function manifestOf(file) {
  return join(CACHE, `${createHash('sha256').update(file).digest('hex').slice(0, 16)}.json`);
}

/**
 * What was compiled from exactly the present sources.
 *
 * @param {string} file
 * @returns {string | undefined}
 */
function findCompiled(file) {
  try {
    /** @type {Manifest} */
    const { output, inputs } = JSON.parse(readFileSync(manifestOf(file), 'utf8'));
    const isCurrent = inputs.every(([path, mtime, size]) => {
      const stats = statSync(path);
      return stats.mtimeMs === mtime && stats.size === size;
    });
    return isCurrent && statSync(output).isFile() ? output : undefined;
  } catch {
    return undefined;
  }
}

/**
 * What becomes of the packages that a source imports: they stay where they are, or, all but some, go
 * into the compiled file, since to open their hundreds of files takes longer than to run them.
 *
 * @typedef {{ packages: 'external' } | { packages: 'bundle', external: string[] }} Packaging
 */

/**
 * @param {string} file
 * @param {Packaging} packaging
 * @returns {Promise<string>} the compiled file
 */
async function compile(file, packaging) {
  const { build } = await import('esbuild');
  mkdirSync(CACHE, { recursive: true });
  const base = dirname(file);
  const { metafile, outputFiles } = await build({
    entryPoints: [file],
    absWorkingDir: base,
    outdir: CACHE,
    bundle: true,
    splitting: true,
    ...packaging,
    // Packages in CommonJS ask for Node's own modules by `require`.
    banner: { js: REQUIRE },
    format: 'esm',
    platform: 'node',
    target: 'node20',
    sourcemap: 'linked',
    sourcesContent: false,
    write: false,
    metafile: true,
    logLevel: 'silent',
    outExtension: { '.js': '.mjs' },
  });
  const inputs = Object.keys(metafile.inputs).map((path) => statOf(resolve(base, path)));
  const hash = createHash('sha256').update(JSON.stringify(inputs)).digest('hex').slice(0, 16);
  const folder = join(CACHE, hash);
  const stage = join(CACHE, `.${hash}.${process.pid}`);
  for (const { path, contents } of outputFiles) {
    const target = join(stage, relative(CACHE, path));
    mkdirSync(dirname(target), { recursive: true });
    writeFileSync(target, contents);
  }
  publish(stage, folder);
  const entry = Object.entries(metafile.outputs).find(([, { entryPoint }]) => isEntry(entryPoint));
  const output = join(folder, relative(CACHE, resolve(base, entry?.[0] ?? '')));
  writeFileSync(`${stage}.json`, JSON.stringify({ output, inputs }));
  renameSync(`${stage}.json`, manifestOf(file));
  return output;

  /** @param {string | undefined} entryPoint */
  function isEntry(entryPoint) {
    return entryPoint !== undefined && resolve(base, entryPoint) === file;
  }
}

const REQUIRE =
  "import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);";

/**
 * @param {string} path
 * @returns {Manifest['inputs'][number]}
 */
function statOf(path) {
  const { mtimeMs, size } = statSync(path);
  return [path, mtimeMs, size];
}

const HOUR = 3_600_000;

/**
 * Moves a finished folder to its place, and clears away what no manifest names any more. Others may
 * have been as quick, or may still run what was compiled before: only what is old goes.
 *
 * @param {string} stage
 * @param {string} folder
 */
function publish(stage, folder) {
  const names = readdirSync(CACHE);
  const manifests = names.filter((name) => name.endsWith('.json') && !name.startsWith('.'));
  const used = manifests.map((name) => readFileSync(join(CACHE, name), 'utf8')).join('\n');
  for (const name of names) {
    const path = join(CACHE, name);
    const isOld = Date.now() - statSync(path).mtimeMs > HOUR;
    if (isOld && !manifests.includes(name) && !used.includes(`/${name}/`)) {
      rmSync(path, { recursive: true, force: true });
    }
  }
  try {
    renameSync(stage, folder);
  } catch {
    rmSync(stage, { recursive: true });
  }
}
