import type { Colors } from 'picocolors/types.js';
import type { Remark } from '../core/bootstrap/judge-existing.ts';
import type { PlannedStep } from '../core/bootstrap/plan.ts';

/** One remark, and what to do about it below. */
export function renderRemark({ severity, text, hint }: Remark, colors: Colors): string {
  const label = severity === 'error' ? colors.red('error:') : colors.yellow('warning:');
  return [`${label} ${text}`, ...(hint === undefined ? [] : [`  ${hint}`])].join('\n');
}

/** What is there and what is to be done, a line each. */
export function renderPlan(steps: readonly PlannedStep[], colors: Colors): string {
  const width = Math.max(...steps.map(({ title }) => title.length));
  return steps
    .map(({ title, todo }) =>
      todo === undefined
        ? `  ${colors.green('ok')}    ${title}`
        : `  ${colors.yellow('to do')} ${title.padEnd(width)}  ${todo}`,
    )
    .join('\n');
}

/** How long a step took. */
export interface StepTime {
  title: string;
  seconds: number;
}

/** Where the time went, and the sum. */
export function renderTimes(times: readonly StepTime[]): string {
  const total = times.reduce((sum, { seconds }) => sum + seconds, 0);
  const rows = [...times, { title: 'together', seconds: total }];
  const width = Math.max(...rows.map(({ title }) => title.length));
  return rows
    .map(({ title, seconds }) => `  ${title.padEnd(width)}  ${seconds.toFixed(1).padStart(6)} s`)
    .join('\n');
}
