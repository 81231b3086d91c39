import { cp, mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { execa } from 'execa';
import { minimalEnvironment, normalise, type Run } from '../cli/run-strata.ts';
import { CHECKOUT } from '../cli/checkout.ts';
import { newFolder } from '../cli/temp-repository.ts';
import { linkPackages } from './link-packages.ts';

/** A clone of this repository as it stands, with a remote of its own that takes pushes. */
export interface Clone {
  root: string;
  /** Runs lines of a shell in it; stderr stands among stdout. */
  run: (script: string) => Promise<Pick<Run, 'exitCode' | 'stdout'>>;
  remove: () => Promise<void>;
}

/** Makes a clone, which the caller removes. */
export async function cloneOfCheckout(): Promise<Clone> {
  const folder = await newFolder();
  const root = join(folder, 'platform');
  await cp(CHECKOUT, root, {
    recursive: true,
    verbatimSymlinks: true,
    filter: (source) => !LEFT_OUT.has(source.slice(CHECKOUT.length)),
  });
  await linkPackages(root);
  const home = join(folder, 'home');
  await mkdir(home);
  await writeFile(join(home, '.gitconfig'), '[user]\n  name = Ada\n  email = ada@example.org\n');
  const run: Clone['run'] = async (script) => {
    const { exitCode, all } = await execa('bash', ['-euo', 'pipefail', '-c', PRELUDE + script], {
      cwd: root,
      env: { ...minimalEnvironment(), HOME: home, npm_config_update_notifier: 'false' },
      extendEnv: false,
      reject: false,
      stdin: 'ignore',
      all: true,
    });
    return { exitCode, stdout: normalise(all, root) };
  };
  const { exitCode, stdout } = await run(SET_UP);
  if (exitCode !== 0) throw new Error(stdout);
  return { root, run, remove: () => rm(folder, { recursive: true, force: true }) };
}

const LEFT_OUT = new Set(['.git', '.strata', 'node_modules', 'coverage']);

/** Where only kustomize is installed. */
const PRELUDE = `command -v kubectl >/dev/null || kubectl() { kustomize build "$2"; }
`;

const SET_UP = `git init --quiet --bare --initial-branch=main ../remote.git
git init --quiet --initial-branch=main
echo node_modules >>.git/info/exclude
git add .
git commit --quiet --message first
git remote add origin ../remote.git
git push --quiet --set-upstream origin main
`;
