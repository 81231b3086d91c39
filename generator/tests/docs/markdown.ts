import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { anchorOf } from '../../src/config/reference/anchor.ts';
import { CHECKOUT } from '../cli/checkout.ts';

/** A fenced block of code: ```` ```yaml equals=gitops.yaml ````. */
export interface CodeBlock {
  language: string;
  /** What stands behind the language. */
  info: string;
  text: string;
  line: number;
}

/** README.md and all pages below docs/, by path in the repository. */
export async function documentation(): Promise<Map<string, string>> {
  const entries = await readdir(join(CHECKOUT, 'docs'), { recursive: true });
  const paths = ['README.md', ...entries.map((entry) => `docs/${entry}`)];
  const pages = paths.filter((path) => path.endsWith('.md')).sort();
  return new Map(
    await Promise.all(
      pages.map(async (path) => [path, await readFile(join(CHECKOUT, path), 'utf8')] as const),
    ),
  );
}

export function codeBlocks(markdown: string): CodeBlock[] {
  const blocks: CodeBlock[] = [];
  let open: CodeBlock | undefined;
  for (const [index, line] of markdown.split('\n').entries()) {
    const fence = /^```(\S*) ?(.*)$/.exec(line);
    if (fence === null) {
      if (open !== undefined) open.text += `${line}\n`;
    } else if (open === undefined) {
      open = { language: fence[1] ?? '', info: fence[2] ?? '', text: '', line: index + 1 };
    } else {
      blocks.push(open);
      open = undefined;
    }
  }
  if (open !== undefined) throw new Error(`the block in line ${open.line} has no end`);
  return blocks;
}

/** The page without its blocks of code. */
export function prose(markdown: string): string {
  return markdown.replace(/^```[\s\S]*?^```$/gm, '');
}

/** Targets of all links, `[text](target)`. */
export function links(markdown: string): string[] {
  const text = prose(markdown).replace(/`[^`\n]*`/g, '``');
  return [...text.matchAll(/\]\(([^)\s]+)\)/g)].map(([, target]) => target ?? '');
}

/** The anchors of a page's headings; the second of two equal ones ends in `-1`. */
export function anchors(markdown: string): string[] {
  const counts = new Map<string, number>();
  return [...prose(markdown).matchAll(/^#{1,6} (.*)$/gm)].map(([, heading]) => {
    const anchor = anchorOf(heading ?? '');
    const count = counts.get(anchor) ?? 0;
    counts.set(anchor, count + 1);
    return count === 0 ? anchor : `${anchor}-${count}`;
  });
}
