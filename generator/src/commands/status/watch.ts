import { isAllFine, type StatusReport } from '../../core/status/report.ts';
import { UserError } from '../../shell/errors.ts';
import { untilEnded } from '../../shell/until-ended.ts';
import type { Dependencies, ExitCode } from '../dependencies.ts';

export interface WatchedStatus {
  read: () => Promise<StatusReport>;
  render: (report: StatusReport) => string;
  json: boolean;
}

/**
 * Looks again every few seconds until it is ended. A terminal is redrawn; elsewhere the status is
 * printed again when something changed, as JSON a line each. A cluster that does not answer is asked
 * again.
 *
 * @returns that of the last status
 */
export async function watchStatus(
  { read, render, json }: WatchedStatus,
  { output }: Pick<Dependencies, 'output'>,
): Promise<ExitCode> {
  const until = untilEnded();
  let shown: string | undefined;
  let exitCode: ExitCode = 1;
  try {
    while (!until.signal.aborted) {
      const report = await readOrSay(read, output, shown !== undefined);
      if (report !== undefined) {
        exitCode = isAllFine(report) ? 0 : 1;
        const state = JSON.stringify(report);
        if (!json && output.redraw !== undefined)
          output.redraw(`${render(report)}\n\nCtrl-C ends this.`);
        else if (state !== shown) output.print(`${render(report)}${json ? '' : '\n'}`);
        shown = state;
      }
      await until.pause(PAUSE);
    }
  } finally {
    until.stop();
  }
  return exitCode;
}

const PAUSE = 3000;

async function readOrSay(
  read: WatchedStatus['read'],
  output: Dependencies['output'],
  hasWorked: boolean,
): Promise<StatusReport | undefined> {
  try {
    return await read();
  } catch (error) {
    // What never worked will not by waiting.
    if (!(error instanceof UserError) || !hasWorked) throw error;
    output.say(`${error.message}; trying again`);
    return undefined;
  }
}
