import { join } from 'node:path';
import { homesOf } from '../../core/argocd/home.ts';
import { isDifferent, type DeploymentDiff } from '../../core/live-diff/types.ts';
import { readApplication } from '../../core/status/application/read-application.ts';
import type { ExpectedApplication } from '../../core/status/rows/expected.ts';
import { liveDiffJson } from '../../report/live-diff/json.ts';
import { renderLiveDiff, summarise } from '../../report/live-diff/text.ts';
import type { Cluster } from '../../shell/cluster/cluster.ts';
import type { Engine } from '../../shell/engine/engine.ts';
import { buildObjects } from '../../shell/engine/prove.ts';
import { UserError } from '../../shell/errors.ts';
import { plainColors } from '../../shell/output.ts';
import type { Dependencies, ExitCode } from '../dependencies.ts';
import { describeCluster } from '../steps/cluster/confirm-context.ts';
import { openWithEngine } from '../steps/open-with-engine.ts';
import { openClusters, type OpenCluster } from '../status/open-sources.ts';
import { selectApplications } from '../status/select.ts';
import { compareBuild } from './compare-build.ts';

export interface DiffOptions {
  live: boolean;
  cluster?: string;
  kubeconfig?: string;
  /** `NAME`, or `CLUSTER=NAME`. */
  context: string[];
  json: boolean;
}

/**
 * `strata diff --live`: what a sync of the overlays, as they stand in the checkout, would change in
 * the cluster. The API server is asked by dry runs; nothing is changed.
 *
 * @returns 0 nothing, 1 something, 2 where the API server would refuse an object
 */
export async function diff(
  target: string | undefined,
  options: DiffOptions,
  dependencies: Dependencies,
): Promise<ExitCode> {
  if (!options.live) {
    throw new UserError('diff compares with a cluster: add --live', {
      hint: 'how generate would change the files: npx --no strata generate --dry-run',
    });
  }
  const { cwd, output } = dependencies;
  const { repository, engineFound } = await openWithEngine(dependencies, { recover: false });
  const { fleet, root } = repository;
  const { cluster } = options;
  const selection = selectApplications(fleet, { target, cluster }, { root, cwd });
  const overlays = selection.expected.filter(
    ({ kind }) => kind === 'deployment' || kind === 'namespaces',
  );
  const homes = selection.homes.filter((home) => overlays.some((one) => one.home === home));
  const clusters = await openClusters(fleet, homes, options, dependencies);
  for (const { home } of clusters) output.say(`Asking ${describeCluster(home)}.`);
  const engine = await engineFound;

  const namespaces = new Map(homesOf(fleet).map((home) => [home.cluster, home.namespace]));
  const destinations = new Map(
    fleet.deployments.map(({ environment, app, namespace }) => [
      `${environment}/${app}`,
      namespace,
    ]),
  );
  const diffs: DeploymentDiff[] = [];
  for (const [index, overlay] of overlays.entries()) {
    output.progress(`${overlay.label} (${index + 1} of ${overlays.length})`);
    const argocd = namespaces.get(overlay.home) ?? 'argocd';
    const namespace = destinations.get(overlay.label);
    diffs.push(await diffOverlay(overlay, { clusters, argocd, namespace, engine, root }));
  }
  output.progress('');

  if (options.json) output.print(JSON.stringify(liveDiffJson(diffs, plainColors), undefined, 2));
  else {
    const text = renderLiveDiff(diffs, output.colors);
    if (text !== '') output.print(text);
    output.say(summarise(diffs));
  }
  const changes = diffs.flatMap((one) => one.changes);
  if (changes.some(({ change }) => change === 'refuse')) return 2;
  return changes.some(isDifferent) ? 1 : 0;
}

interface DiffFacts {
  clusters: readonly OpenCluster[];
  /** Namespace of Argo CD. */
  argocd: string;
  /** Where objects without a namespace go. */
  namespace: string | undefined;
  engine: Engine;
  root: string;
}

async function diffOverlay(
  overlay: ExpectedApplication,
  facts: DiffFacts,
): Promise<DeploymentDiff> {
  const { label, application: name, cluster, path } = overlay;
  const { home, target } = clustersOf(overlay, facts.clusters);
  const built = await buildObjects(facts.engine, join(facts.root, path));
  if ('failure' in built) {
    throw new UserError(
      `${path} does not build: ${built.failure.replaceAll(`${facts.root}/`, '')}`,
      {
        hint: 'npx --no strata check',
      },
    );
  }
  const found = await home.get({
    apiVersion: 'argoproj.io/v1alpha1',
    kind: 'Application',
    namespace: facts.argocd,
    name,
  });
  const application = found === undefined ? undefined : readApplication(found);
  const changes = await compareBuild(target, built.objects, facts.namespace, application);
  return { label, application: name, cluster, changes };
}

function clustersOf(
  { home, cluster }: ExpectedApplication,
  clusters: readonly OpenCluster[],
): { home: Cluster; target: Cluster } {
  const open = clusters.find((one) => one.cluster === home);
  const target = open?.of(cluster);
  if (open !== undefined && target !== undefined) return { home: open.home, target };
  throw new UserError(`the context of the cluster ${cluster} is not known`, {
    hint: `name it with --context ${cluster}=CONTEXT, beside --context ${home}=CONTEXT`,
  });
}
