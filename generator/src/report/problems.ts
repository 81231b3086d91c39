import type { Colors } from 'picocolors/types.js';
import type { LocatedProblem } from '../config/located-problem.ts';

/** One problem a line, `FILE:LINE:COLUMN: message`, its hint indented below. */
export function renderProblems(problems: readonly LocatedProblem[], colors: Colors): string {
  const lines = problems.flatMap(({ file, line, column, severity, message, hint }) => {
    const place = colors.bold(`${file}:${line}:${column}:`);
    const label = severity === 'warning' ? `${colors.yellow('warning:')} ` : '';
    return [`${place} ${label}${message}`, ...(hint === undefined ? [] : [`  ${hint}`])];
  });
  const errors = problems.filter(({ severity }) => severity === 'error').length;
  if (errors > 1) lines.push(`${errors} errors`);
  return lines.join('\n');
}
