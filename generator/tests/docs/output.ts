import { expect } from 'vitest';
import { normalise } from '../cli/run-strata.ts';

/** What a page shows of an output is there, in this order; the output may say more between. */
export function expectLines(output: string, claimed: string, where: string): void {
  const lines = output.split('\n').map(comparable);
  const wanted = claimed.trimEnd().split('\n').map(comparable);
  let from = 0;
  const found = wanted.filter((line) => {
    const index = lines.indexOf(line, from);
    if (index !== -1) from = index + 1;
    return index !== -1;
  });
  expect(found, `${where}: the output was\n${output}`).toEqual(wanted);
}

/** Without what may differ: the engine, the time, the place of a problem, indentation. */
function comparable(line: string): string {
  return normalise(line, '/nowhere')
    .replace(/gitops\.yaml:\d+:\d+/, 'gitops.yaml:LINE:COLUMN')
    .replaceAll(/\s+/g, ' ')
    .trim();
}

/** An excerpt stands at the page's margin, and in its file below its parents. */
export function indented(text: string): string {
  return text.replace(/^(?=.)/gm, '  ');
}

/** An excerpt of a file stands at the page's margin, at whatever depth the file has it; digests differ. */
export function expectExcerpt(text: string, excerpt: string, where: string): void {
  const [file, wanted] = [text, excerpt].map((each) =>
    each.replaceAll(/sha256:[0-9a-f]{16}/g, 'sha256:DIGEST'),
  );
  const first = wanted?.split('\n')[0] ?? '';
  const depths = [...(file ?? '').matchAll(/^ */gm)].map(([indent]) => indent);
  const found = [...new Set(depths)].find((indent) =>
    file?.includes(wanted?.replaceAll(/^(?=.)/gm, indent) ?? ''),
  );
  expect(first, where).not.toBe('');
  expect(found, `${where}: not in the file\n${text}`).toBeDefined();
}
