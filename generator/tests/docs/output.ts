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
