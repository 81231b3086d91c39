import type { Deployment } from '../../core/fleet.ts';
import { isLacking, type SecretState } from '../../core/secrets/secret-state.ts';
import type { SecretSource } from '../../core/secrets/secret-source.ts';
import type { Cluster } from '../../shell/cluster/cluster.ts';
import type { SecretValue } from '../../shell/secrets/secret-value.ts';
import type { DeploymentSecrets } from './declared-secrets.ts';
import { ensureNamespace } from './ensure-namespace.ts';
import { inspectSecrets, type InspectedSecret } from './inspect-secrets.ts';
import { resolveValues, type ValueSources } from './values/resolve-values.ts';
import { writeSecret, type Written } from './write-secret.ts';

/** What became of one declared Secret. Names of keys, never a value. */
export interface CreateOutcome {
  deployment: Deployment;
  secret: string;
  result: CreateResult;
}

export type CreateResult =
  | Written
  /** Not in a dry run: these keys would be made. */
  | { kind: 'would be written'; keys: string[] }
  /** Nothing was made, because a person has to give these values. */
  | { kind: 'values needed'; keys: string[] }
  /** Keys are missing in a Secret that Strata did not make, and so does not touch. */
  | { kind: 'left alone'; keys: string[]; state: SecretState }
  /** The operator of the store, or of Sealed Secrets, makes it. */
  | { kind: 'made elsewhere'; source: SecretSource };

export interface CreateOptions {
  values: ValueSources;
  dryRun: boolean;
  /** Asked once, before anything is written, where anything is to be written at all. */
  confirm: (planned: readonly CreateOutcome[]) => Promise<void>;
  /** Called for each Secret, as soon as it is known what becomes of it. */
  onOutcome?: (outcome: CreateOutcome) => void;
}

/**
 * Makes the declared Secrets that are missing, and nothing else: what is there is never overwritten.
 * Keys are added to a Secret only where Strata made it. All values are there before anything is
 * written, and a Secret is written whole or not at all. Two runs at once make one Secret: who comes
 * second finds it.
 *
 * @returns what became of each, in the order given
 * @throws {ClusterError} where the cluster cannot be reached, or forbids it
 */
export async function createMissingSecrets(
  cluster: Cluster,
  declared: readonly DeploymentSecrets[],
  options: CreateOptions,
): Promise<CreateOutcome[]> {
  const inspected = await inspectSecrets(cluster, declared);
  const prepared: Prepared[] = [];
  for (const secret of inspected) prepared.push(await prepare(secret, options.values));

  const planned = prepared.map(({ inspected: secret, plan }) => outcomeOf(secret, plan.result));
  if (options.dryRun) return planned;
  if (prepared.some(({ plan }) => plan.result.kind === 'would be written')) {
    await options.confirm(planned);
  }
  const outcomes: CreateOutcome[] = [];
  for (const { inspected: secret, plan } of prepared) {
    const result = await carryOut(cluster, declared, secret, plan);
    const outcome = outcomeOf(secret, result);
    options.onOutcome?.(outcome);
    outcomes.push(outcome);
  }
  return outcomes;
}

/** Whether a person still has something to do about it. */
export function isUnfinished({ result }: CreateOutcome): boolean {
  return ['values needed', 'left alone'].includes(result.kind);
}

interface Plan {
  result: Exclude<CreateResult, { kind: 'created' | 'completed' }>;
  /** What is to be written; empty for any other result. */
  values: ReadonlyMap<string, SecretValue>;
}

interface Prepared {
  inspected: InspectedSecret;
  plan: Plan;
}

async function prepare(inspected: InspectedSecret, sources: ValueSources): Promise<Prepared> {
  return { inspected, plan: await planFor(inspected, sources) };
}

async function planFor(
  { requirement, source, state, deployment }: InspectedSecret,
  sources: ValueSources,
): Promise<Plan> {
  const without = (result: Plan['result']): Plan => ({ result, values: new Map() });
  if (state.kind === 'present' && !isLacking(state)) return without({ kind: 'present' });
  if (source.kind !== 'cluster') return without({ kind: 'made elsewhere', source });
  if (state.kind === 'present' && state.madeBy.kind !== 'strata') {
    return without({ kind: 'left alone', keys: state.missingKeys, state });
  }
  const wanted =
    state.kind === 'missing' ? requirement.keys.map(({ key }) => key) : state.missingKeys;
  const label = `${deployment.environment}/${deployment.app}: ${requirement.name}`;
  const { values, unresolved } = await resolveValues(requirement, wanted, label, sources);
  return unresolved.length > 0
    ? without({ kind: 'values needed', keys: unresolved })
    : { result: { kind: 'would be written', keys: [...values.keys()] }, values };
}

async function carryOut(
  cluster: Cluster,
  declared: readonly DeploymentSecrets[],
  { requirement, deployment }: InspectedSecret,
  { result, values }: Plan,
): Promise<CreateResult> {
  if (result.kind !== 'would be written') return result;
  const around = declared.find((entry) => entry.deployment === deployment);
  if (around !== undefined) await ensureNamespace(cluster, around);
  return writeSecret(cluster, requirement, deployment.namespace, values);
}

function outcomeOf(
  { deployment, requirement }: InspectedSecret,
  result: CreateResult,
): CreateOutcome {
  return { deployment, secret: requirement.name, result };
}
