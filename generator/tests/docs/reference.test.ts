import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { referencePages } from '../../../scripts/docs/reference-pages.ts';
import { CHECKOUT } from '../cli/checkout.ts';

const FOLDER = join(CHECKOUT, 'docs', 'reference');
const CURE = 'Run: npm run docs';

describe('docs/reference', async () => {
  const pages = await referencePages();

  it('holds the pages that are rendered from the source, and no others', async () => {
    expect(await readdir(FOLDER), CURE).toEqual([...pages.keys()].sort());
  });

  it.each([...pages])('has %s as it is rendered', async (name, text) => {
    expect(await readFile(join(FOLDER, name), 'utf8'), CURE).toBe(text);
  });
});
