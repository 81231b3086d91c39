import {
  applicationState,
  describeState,
  isSettled,
  type ApplicationState,
} from '../../core/bootstrap/application-state.ts';
import { installStages } from '../../core/bootstrap/install-stages.ts';
import type { StepId } from '../../core/bootstrap/plan.ts';
import { podTroubles } from '../../core/bootstrap/readiness.ts';
import type { KubernetesObject } from '../../core/kubernetes/object.ts';
import { createMissingSecrets, isUnfinished } from '../secrets/create-missing.ts';
import { applyDiffering, countDifferences } from './apply-differing.ts';
import type { Bootstrap } from './context.ts';
import { establish } from './establish.ts';
import { describePresent, present, timedOut, waiting } from './present.ts';
import { waitUntil } from './wait-until.ts';

/** What a step did. */
export interface StepResult {
  /** Objects that were written. */
  written: number;
  /** What is not as it should be, and goes on without bootstrap; one line each. */
  left: string[];
}

/** Each step does what is missing, and nothing where nothing is. */
export const STEPS: Record<StepId, (bootstrap: Bootstrap) => Promise<StepResult>> = {
  install,
  available,
  access: storeAccess,
  secrets: makeSecrets,
  root: applyRoot,
  settled,
};

async function install(bootstrap: Bootstrap): Promise<StepResult> {
  const { cluster, installation, options, clock, dependencies } = bootstrap;
  const stages = installStages(installation);
  const renewal = { renew: options.takeOver, clock };
  let written = await applyDiffering(cluster, stages.namespaces, renewal);
  written += await applyDiffering(cluster, stages.definitions, renewal);
  written += await establish(bootstrap, stages.definitions);
  dependencies.output.progress('applying Argo CD');
  const settings = stages.rest.filter(isStartSetting);
  const isChanged = (await countDifferences(cluster, settings)).different > 0;
  written += await applyDiffering(cluster, stages.rest, renewal);
  written += await applyDiffering(cluster, stages.workloads, renewal);
  if (isChanged) written += await restart(bootstrap, settings, stages.workloads);
  dependencies.output.progress('');
  return { written, left: [] };
}

/** Argo CD's processes read it when they start. */
function isStartSetting({ kind, metadata }: KubernetesObject): boolean {
  return kind === 'ConfigMap' && metadata.name === 'argocd-cmd-params-cm';
}

/** As `kubectl rollout restart` does, once for each version of the settings. */
async function restart(
  bootstrap: Bootstrap,
  settings: readonly KubernetesObject[],
  workloads: readonly KubernetesObject[],
): Promise<number> {
  const [now] = await present(bootstrap, settings);
  const annotations = { 'strata/started-with-settings': now?.metadata['resourceVersion'] ?? '' };
  for (const { apiVersion, kind, metadata } of workloads) {
    const ref = { apiVersion, kind, namespace: bootstrap.home.namespace, name: metadata.name };
    await bootstrap.cluster.patch(ref, { spec: { template: { metadata: { annotations } } } });
  }
  return workloads.length;
}

async function available(bootstrap: Bootstrap): Promise<StepResult> {
  const { workloads } = installStages(bootstrap.installation);
  const left = await waitUntil(waiting(bootstrap), () => describePresent(bootstrap, workloads));
  if (left === undefined) return { written: 0, left: [] };
  const { cluster, home } = bootstrap;
  const pods = await cluster.list({ apiVersion: 'v1', kind: 'Pod', namespace: home.namespace });
  const reasons = [...new Set(podTroubles(pods))].join('; ');
  throw timedOut(
    bootstrap,
    `Argo CD does not become available: ${left}${reasons === '' ? '' : `. ${reasons}`}`,
    `kubectl --context ${cluster.context} -n ${home.namespace} get pods,events`,
  );
}

/** The workloads of the installation as they are in the cluster. */
export function workloadsOf(bootstrap: Bootstrap): Promise<KubernetesObject[]> {
  return present(bootstrap, installStages(bootstrap.installation).workloads);
}

async function storeAccess({ cluster, access }: Bootstrap): Promise<StepResult> {
  if (access.wanted === undefined) return { written: 0, left: [] };
  await cluster.apply(access.wanted, { fieldManager: 'strata', force: true });
  return { written: 1, left: [] };
}

async function makeSecrets({ cluster, secrets, dependencies }: Bootstrap): Promise<StepResult> {
  const outcomes = await createMissingSecrets(cluster, secrets, {
    values: { given: new Map(), ask: undefined, dependencies },
    dryRun: false,
    confirm: () => Promise.resolve(),
  });
  const written = outcomes.filter(({ result }) => ['created', 'completed'].includes(result.kind));
  const left = outcomes.filter(isUnfinished).map(({ deployment, secret, result }) => {
    const keys = 'keys' in result ? ` (${result.keys.join(', ')})` : '';
    const place = `${deployment.environment}/${deployment.app}`;
    return `the Secret ${deployment.namespace}/${secret} needs values that nobody can generate${keys}: npx --no strata secrets create ${place}`;
  });
  return { written: written.length, left };
}

async function applyRoot({ cluster, root }: Bootstrap): Promise<StepResult> {
  // The project first: an Application without one reads InvalidSpecError.
  const projects = root.filter(({ kind }) => kind === 'AppProject');
  const others = root.filter(({ kind }) => kind !== 'AppProject');
  const written = await applyDiffering(cluster, projects);
  return { written: written + (await applyDiffering(cluster, others)), left: [] };
}

async function settled(bootstrap: Bootstrap): Promise<StepResult> {
  const written = await askForRefresh(bootstrap);
  let trouble: RootTrouble | undefined;
  await waitUntil(waiting(bootstrap), async () => {
    trouble = await rootTrouble(bootstrap);
    return trouble?.summary;
  });
  return { written, left: trouble?.lines ?? [] };
}

/** Why the root is not Synced and Healthy. */
export interface RootTrouble {
  /** Short, for a line of progress. */
  summary: string;
  /** The root, and every Application that is not well. */
  lines: string[];
}

/** @returns undefined where the root is Synced and Healthy at the commit, and no sync runs */
export async function rootTrouble(bootstrap: Bootstrap): Promise<RootTrouble | undefined> {
  const { cluster, home, commit } = bootstrap;
  const applications = await cluster.list({ ...APPLICATION, namespace: home.namespace });
  const states = applications.map(applicationState);
  const root = states.find(({ name }) => name === ROOT);
  if (root === undefined) return { summary: 'the root is not there', lines: [] };
  // A child that was never synced, such as Argo CD's own, can look healthy already.
  if (isSettled(root, commit) && !states.some(({ isBusy }) => isBusy)) return undefined;
  const unwell = states.filter(
    (state) => !isSettled(state, undefined) || state.troubles.length > 0,
  );
  const count = `${states.length - unwell.length} of ${states.length} applications are Synced and Healthy`;
  const others = unwell.filter(({ name }) => name !== ROOT);
  return {
    summary: `root: ${root.sync}, ${root.health}; ${count}`,
    lines: [describeRoot(root, commit), ...others.map(describeState)],
  };
}

const APPLICATION = { apiVersion: 'argoproj.io/v1alpha1', kind: 'Application' } as const;
const ROOT = 'root';

function describeRoot(root: ApplicationState, commit: string | undefined): string {
  const behind = commit !== undefined && root.revision !== undefined && root.revision !== commit;
  return `${describeState(root)}${behind ? `; at ${root.revision?.slice(0, 7) ?? ''}, not yet at ${commit.slice(0, 7)}` : ''}`;
}

/** Argo CD looks at git every few minutes; one that knows an older commit is asked to look now. */
async function askForRefresh({ cluster, home, commit }: Bootstrap): Promise<number> {
  const ref = { ...APPLICATION, namespace: home.namespace, name: ROOT };
  const root = await cluster.get(ref);
  if (root === undefined) return 0;
  const { revision } = applicationState(root);
  if (revision === undefined || revision === commit) return 0;
  await cluster.patch(ref, {
    metadata: { annotations: { 'argocd.argoproj.io/refresh': 'normal' } },
  });
  return 1;
}
