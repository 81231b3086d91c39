import type { Colors } from 'picocolors/types.js';
import { formatPath } from '../../core/places/format-path.ts';
import type { ObjectResult } from './result.ts';

export interface LocatedResult extends ObjectResult {
  /** The line of each finding, in their order. */
  lines: readonly number[];
}

/**
 * Each finding on a line, `FILE:LINE: OBJECT: PATH: MESSAGE`, its remedy indented below; then, once
 * for each, the kinds whose schema is not known; then one line that counts.
 */
export function renderValidation(
  results: readonly LocatedResult[],
  { schemas, colors }: { schemas: string; colors: Colors },
): string {
  const findings = results.flatMap((result) => renderFindings(result, colors));
  return [...findings, ...renderSkipped(results), summary(results, schemas)].join('\n');
}

function renderFindings(result: LocatedResult, colors: Colors): string[] {
  return result.findings.flatMap(({ path, severity, message, remediation }, index) => {
    const place = colors.bold(`${result.file}:${result.lines[index] ?? result.line}:`);
    const label = severity === 'warning' ? `${colors.yellow('warning:')} ` : '';
    const at = path.length === 0 ? '' : `${formatPath(path)}: `;
    const lines = [`${place} ${label}${nameOf(result)}: ${at}${message}`];
    return remediation === undefined ? lines : [...lines, `  ${remediation}`];
  });
}

function nameOf({ kind, namespace, name }: ObjectResult): string {
  const [prefix, known] = [namespace === null ? '' : `${namespace}/`, name ?? '(no name)'];
  return `${kind ?? '(no kind)'} ${prefix}${known}`;
}

function renderSkipped(results: readonly ObjectResult[]): string[] {
  const counts = new Map<string, number>();
  for (const { skipped, valid, apiVersion, kind } of results) {
    if (!skipped || !valid) continue;
    const key = `${kind ?? ''} (${apiVersion ?? ''})`;
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  if (counts.size === 0) return [];
  const lines = [...counts].map(
    ([kind, count]) => `skipped: ${count} of ${kind}, its schema is not known`,
  );
  return [...lines, `  Get it from a cluster that has it: ${PULL}`];
}

/** The command that gets what is missing. */
export const PULL = 'npx --no strata schemas pull --context NAME';

function summary(results: readonly ObjectResult[], schemas: string): string {
  const invalid = results.filter(({ valid }) => !valid).length;
  const skipped = results.filter(({ skipped: isSkipped, valid }) => isSkipped && valid).length;
  const counts = [
    `${results.length - invalid - skipped} valid`,
    ...(invalid > 0 ? [`${invalid} not valid`] : []),
    ...(skipped > 0 ? [`${skipped} skipped`] : []),
  ];
  const objects = results.length === 1 ? 'object' : 'objects';
  return `${results.length} ${objects}: ${counts.join(', ')} (Kubernetes ${schemas})`;
}
