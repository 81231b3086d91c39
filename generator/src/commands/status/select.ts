import type { Fleet } from '../../core/fleet.ts';
import { expectedApplications, type ExpectedApplication } from '../../core/status/rows/expected.ts';
import { nearest } from '../../config/nearest.ts';
import { quote } from '../../config/quote.ts';
import { homesOf } from '../../core/argocd/home.ts';
import { UserError } from '../../shell/errors.ts';
import { resolveDeployment } from '../steps/explain/resolve-deployment.ts';

/** What is asked for. */
export interface Selection {
  expected: ExpectedApplication[];
  /** Clusters whose Argo CD has to be asked, by name. */
  homes: string[];
  /** Whether all of a cluster is asked for. */
  isWhole: boolean;
}

/**
 * The Applications that a command line names: an environment, `<environment>/<app>` or its folder, and
 * perhaps one cluster.
 *
 * @throws {UserError} with the accepted names
 */
export function selectApplications(
  fleet: Fleet,
  { target, cluster }: { target: string | undefined; cluster: string | undefined },
  place: { root: string; cwd: string },
): Selection {
  const all = expectedApplications(fleet);
  const ofTarget = target === undefined ? all : matching(fleet, all, target, place);
  const clusters = homesOf(fleet).map((home) => home.cluster);
  if (cluster !== undefined && !fleet.clusters.some(({ name }) => name === cluster)) {
    const names = fleet.clusters.map(({ name }) => name);
    const meant = nearest(cluster, names);
    throw new UserError(
      `gitops.yaml has no cluster ${quote(cluster)}, accepted: ${names.join(', ')}`,
      {
        ...(meant === undefined ? {} : { hint: `did you mean "${meant}"?` }),
      },
    );
  }
  const expected =
    cluster === undefined
      ? ofTarget
      : ofTarget.filter((one) => one.home === cluster || one.cluster === cluster);
  const homes = clusters.filter((home) => expected.some((one) => one.home === home));
  if (homes.length === 0) {
    throw new UserError(
      clusters.length === 0
        ? 'no cluster of gitops.yaml runs an Argo CD'
        : `nothing of ${target ?? 'gitops.yaml'} is deployed to ${cluster ?? 'a cluster'}`,
    );
  }
  return {
    expected,
    homes,
    isWhole: target === undefined && (cluster === undefined || clusters.includes(cluster)),
  };
}

function matching(
  fleet: Fleet,
  all: readonly ExpectedApplication[],
  target: string,
  place: { root: string; cwd: string },
): ExpectedApplication[] {
  const asked = target
    .replaceAll('\\', '/')
    .replace(/\/+$/, '')
    .replace(/^overlays\//, '');
  const named = all.filter(
    ({ label, application }) => label === asked || (!asked.includes('/') && application === asked),
  );
  if (named.length > 0) return named;
  if (fleet.environments.some(({ name }) => name === asked)) {
    const ofEnvironment = all.filter(({ label }) => label.startsWith(`${asked}/`));
    if (ofEnvironment.length > 0) return ofEnvironment;
  }
  const { environment, app } = resolveDeployment(fleet, target, place);
  return all.filter(({ label }) => label === `${environment}/${app}`);
}
