import { isAllFine, type StatusReport } from '../../core/status/report.ts';
import { statusJson } from '../../report/status/json.ts';
import { renderStatus } from '../../report/status/text.ts';
import { readHistory } from '../../shell/git/history.ts';
import { wallClockAge } from '../../shell/wall-clock.ts';
import type { Dependencies, ExitCode } from '../dependencies.ts';
import { openRepository } from '../steps/open-repository.ts';
import { openSources } from './open-sources.ts';
import { readHome, type ReportTools } from './read-report.ts';
import { selectApplications } from './select.ts';
import { watchStatus } from './watch.ts';

export interface StatusOptions {
  cluster?: string;
  kubeconfig?: string;
  /** `NAME`, or `CLUSTER=NAME`. */
  context: string[];
  watch: boolean;
  json: boolean;
}

/**
 * `strata status`: sync and health of each deployment, the commit that is deployed against git, and
 * on trouble why, with the next command. Changes nothing.
 *
 * @returns 0 where all is Synced and Healthy, else 1
 */
export async function status(
  target: string | undefined,
  options: StatusOptions,
  dependencies: Dependencies,
): Promise<ExitCode> {
  const { cwd, output } = dependencies;
  const { fleet, root } = await openRepository(dependencies);
  const { cluster, json } = options;
  const selection = selectApplications(fleet, { target, cluster }, { root, cwd });
  const sources = await openSources(fleet, selection, options, dependencies);
  const { repoURL, targetRevision } = fleet;
  const tools: ReportTools = {
    history: (deployed) => readHistory(root, { repoURL, targetRevision, deployed }),
    age: wallClockAge,
  };
  const read = async (): Promise<StatusReport> => {
    const homes = await Promise.all(
      sources.map(({ cluster: home, source }) => {
        const expected = selection.expected.filter((one) => one.home === home);
        const showLeft = selection.isWhole;
        return readHome(source, { cluster: home, expected, repoURL, showLeft }, tools);
      }),
    );
    return { homes };
  };
  const render = (report: StatusReport): string =>
    json
      ? JSON.stringify(statusJson(report), undefined, options.watch ? undefined : 2)
      : renderStatus(report, wallClockAge, output.colors);
  if (options.watch) return watchStatus({ read, render, json }, dependencies);
  const report = await read();
  output.print(render(report));
  return isAllFine(report) ? 0 : 1;
}
