import { expect, it } from 'vitest';
import type { Clone } from './clone.ts';
import { followPage } from './follow-page.ts';
import type { CodeBlock } from './markdown.ts';
import { expectLines } from './output.ts';

const PAGE = 'docs/guides/validate-manifests.md';

// The page is one story: each step stands on the one before.
it(`${PAGE} leads from mistakes to valid manifests, word for word`, async () => {
  let findings = '';
  const clone = await followPage(PAGE, {
    'sh findings': async ({ run }: Clone, { text }: CodeBlock, where: string) => {
      const { exitCode, stdout } = await run(text);
      expect(exitCode, `${where}\n${stdout}`).toBe(1);
      findings = stdout;
    },
    'text findings': async (_: Clone, { text }: CodeBlock, where: string) =>
      expectLines(findings, text, where),
    yaml: async (_: Clone, { text }: CodeBlock) => expect(text).toContain('strata validate'),
  });
  const { objects } = JSON.parse(findings) as { objects: { valid: boolean }[] };
  expect(objects.map(({ valid }) => valid)).toEqual([true, true, true, false]);
  expect((await clone.run('git status --porcelain')).stdout.trim()).toBe('?? manifests/');
}, 240_000);
