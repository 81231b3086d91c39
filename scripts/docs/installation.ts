import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Installation } from '../../generator/src/shell/templates.ts';

/** The generator of this repository, run from source. */
export const INSTALLATION: Installation = {
  folder: join(import.meta.dirname, '..', '..', 'generator'),
  importSource: (file) => import(pathToFileURL(file).href),
};
