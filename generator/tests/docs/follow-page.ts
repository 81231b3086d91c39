import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, onTestFinished } from 'vitest';
import { withoutHeader } from '../../src/core/plan/header.ts';
import { edit, writeAll } from '../cli/temp-repository.ts';
import { cloneOfCheckout, type Clone } from './clone.ts';
import { codeBlocks, documentation, type CodeBlock } from './markdown.ts';
import { expectExcerpt, expectLines } from './output.ts';

/** What a block that only one page has does. */
export type ExtraVerb = (clone: Clone, block: CodeBlock, where: string) => Promise<void>;

/**
 * Does what the blocks of a page say, one after another, in a clone of this repository, and compares
 * what they claim: `write=<file>`, `contains=<file>`, `equals=<file>`, `diff edit=<file>`, `sh`, and
 * the output of the last command as `text`.
 *
 * @param extra what to do with other blocks, by language and verb
 * @returns the clone as the page leaves it
 */
export async function followPage(
  page: string,
  extra: Readonly<Record<string, ExtraVerb>> = {},
): Promise<Clone> {
  const blocks = codeBlocks((await documentation()).get(page) ?? '');
  const clone = await cloneOfCheckout();
  onTestFinished(clone.remove);
  let output = '';
  for (const block of blocks) {
    output = await follow(clone, block, output, `${page}:${block.line}`, extra);
  }
  return clone;
}

/** @returns the output that the next block may speak of */
async function follow(
  clone: Clone,
  block: CodeBlock,
  output: string,
  where: string,
  extra: Readonly<Record<string, ExtraVerb>>,
): Promise<string> {
  const [verb, file = ''] = block.info.split('=');
  const read = (): Promise<string> => readFile(join(clone.root, file), 'utf8');
  const kind = `${block.language} ${verb ?? ''}`.trim();
  switch (kind) {
    case 'ts write':
    case 'yaml write':
      await writeAll(clone.root, { [file]: block.text });
      return '';
    case 'yaml contains':
      expectExcerpt(await read(), block.text, where);
      return output;
    case 'yaml equals':
      expect(withoutHeader(await read()), where).toBe(block.text);
      return output;
    case 'diff edit':
      await edit(clone.root, file, (text) => applyDiff(text, block.text));
      return '';
    case 'sh': {
      const { exitCode, stdout } = await clone.run(block.text);
      expect(exitCode, `${where}\n${stdout}`).toBe(0);
      return stdout;
    }
    case 'sh cluster':
      return '';
    case 'text':
      expectLines(output, block.text, where);
      return output;
    default: {
      const own = extra[kind];
      if (own === undefined) throw new Error(`${where}: nobody knows what to do with this block`);
      await own(clone, block, where);
      return output;
    }
  }
}

function applyDiff(text: string, diff: string): string {
  const lines = diff.trimEnd().split('\n');
  const side = (sign: string): string =>
    lines
      .filter((line) => line.startsWith(' ') || line.startsWith(sign))
      .map((line) => `${line.slice(1)}\n`)
      .join('');
  const [before, after] = [side('-'), side('+')];
  // Several apps may have such lines; the new one stands last.
  const at = text.lastIndexOf(before);
  return at === -1 ? text : text.slice(0, at) + after + text.slice(at + before.length);
}
