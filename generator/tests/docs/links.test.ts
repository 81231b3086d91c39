import { lstat } from 'node:fs/promises';
import { join, posix } from 'node:path';
import { describe, expect, it } from 'vitest';
import { CHECKOUT } from '../cli/checkout.ts';
import { anchors, documentation, links } from './markdown.ts';

const pages = await documentation();

describe('the links of the documentation', () => {
  it.each([...pages])('of %s lead to files and headings that exist', async (path, text) => {
    const broken = await Promise.all(links(text).map((target) => whyBroken(path, target)));
    expect(broken.filter((reason) => reason !== undefined)).toEqual([]);
  });
});

async function whyBroken(page: string, target: string): Promise<string | undefined> {
  if (/^https?:/.test(target)) return undefined;
  const [relative = '', anchor] = target.split('#');
  const path = relative === '' ? page : posix.join(posix.dirname(page), relative);
  if ((await lstat(join(CHECKOUT, path)).catch(() => undefined)) === undefined) {
    return `${target}: there is no ${path}`;
  }
  if (anchor === undefined) return undefined;
  const known = anchors(pages.get(path) ?? '');
  return known.includes(anchor) ? undefined : `${target}: ${path} has no such heading`;
}
