// Writes the reference pages in docs/reference/ from the source they tell of.
//
//   npm run docs
import { mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { referencePages } from './docs/reference-pages.ts';

const FOLDER = join(import.meta.dirname, '..', 'docs', 'reference');

const pages = await referencePages();
await mkdir(FOLDER, { recursive: true });
for (const name of await readdir(FOLDER)) {
  if (!pages.has(name)) await rm(join(FOLDER, name));
}
for (const [name, text] of pages) await writeFile(join(FOLDER, name), text);
console.log(`docs/reference: ${[...pages.keys()].join(', ')}`);
