import { mkdir, readdir, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { CHECKOUT } from '../cli/checkout.ts';

/**
 * Gives a clone the packages of this checkout, as `npm ci` would: `strata` is the clone's own, because
 * `generator/` is a workspace, which npm links.
 */
export async function linkPackages(root: string): Promise<void> {
  const packages = join(CHECKOUT, 'node_modules');
  await mkdir(join(root, 'node_modules/.bin'), { recursive: true });
  const names = await readdir(packages);
  const shared = names.filter((name) => !['.bin', '.cache', OWN_SCOPE].includes(name));
  const programs = await readdir(join(packages, '.bin'));
  const links = [
    ...shared,
    ...programs.filter((name) => name !== 'strata').map((name) => `.bin/${name}`),
  ];
  for (const path of links) {
    await symlink(join(packages, path), join(root, 'node_modules', path));
  }
  await mkdir(join(root, 'node_modules', OWN_SCOPE));
  await symlink('../../generator', join(root, 'node_modules', OWN_SCOPE, 'generator'));
  await symlink('../@strata/generator/bin/strata.js', join(root, 'node_modules/.bin/strata'));
}

const OWN_SCOPE = '@strata';
