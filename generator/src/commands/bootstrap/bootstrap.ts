import type { Remark } from '../../core/bootstrap/judge-existing.ts';
import { planBootstrap, type PlannedStep } from '../../core/bootstrap/plan.ts';
import { renderPlan, renderRemark, renderTimes, type StepTime } from '../../report/bootstrap.ts';
import { systemClock } from '../../shell/clock.ts';
import { connectCluster } from '../../shell/cluster/connect.ts';
import { patientCluster } from '../../shell/cluster/patient-cluster.ts';
import { terminalConfirm } from '../../shell/confirm.ts';
import { UserError } from '../../shell/errors.ts';
import { fetchText } from '../../shell/fetch-text.ts';
import { readRemote } from '../../shell/git/remote.ts';
import { terminalAskSecret } from '../../shell/secrets/ask-secret.ts';
import type { Dependencies, ExitCode } from '../dependencies.ts';
import { declaredSecrets } from '../secrets/declared-secrets.ts';
import { confirmContext, describeCluster } from '../steps/cluster/confirm-context.ts';
import { openWithEngine } from '../steps/open-with-engine.ts';
import { sayEngineWarning } from '../steps/say-engine-warning.ts';
import { judgeAccess } from './check-cluster.ts';
import { judgeGit, readCheckout } from './check-remote.ts';
import type { Bootstrap, BootstrapOptions, Tools } from './context.ts';
import { examineAccess } from './examine-access.ts';
import { gatherFacts, preflight } from './examine.ts';
import { homeNamed, readRoot } from './find-home.ts';
import { readInstallation } from './installation.ts';
import { STEPS } from './steps.ts';

/**
 * `strata bootstrap`: from an empty cluster to one that follows git. What is there already is left as
 * it is, so that it can be run again at any time; where everything is there it writes nothing.
 *
 * @returns 0 when the root is Synced and Healthy at the commit, 1 when it is not in time
 */
export async function bootstrap(
  name: string,
  options: BootstrapOptions,
  dependencies: Dependencies,
  given?: Tools,
): Promise<ExitCode> {
  const { output } = dependencies;
  const tools = given ?? systemTools(dependencies);
  const prepared = await prepare(name, options, dependencies, tools);
  const plan = planBootstrap(await gatherFacts(prepared));
  output.progress('');
  const todo = plan.filter((step) => step.todo !== undefined);
  if (options.dryRun) {
    output.print(options.json ? toJson(prepared, plan, []) : renderPlan(plan, output.colors));
    return 0;
  }
  output.say(renderPlan(plan, output.colors));
  if (todo.length === 0) {
    if (options.json) output.print(toJson(prepared, plan, []));
    else output.print(`Nothing to do: ${name} follows git, and is at its commit.`);
    return 0;
  }
  await confirmContext(prepared.cluster, 'Go on?', options, output, tools.confirm);
  const { times, left, written } = await run(plan, prepared);
  if (options.json) output.print(toJson(prepared, plan, times));
  else output.say(renderTimes(times));
  for (const line of left) output.say(`${output.colors.yellow('left:')} ${line}`);
  const trouble = left.length > 0 && times.at(-1)?.settled !== true;
  if (!options.json) output.print(describeEnd(name, written, trouble));
  return trouble ? 1 : 0;
}

function systemTools({ output }: Dependencies): Tools {
  return {
    connect: connectCluster,
    readRemote,
    clock: systemClock,
    confirm: terminalConfirm,
    ask: output.isInteractive ? terminalAskSecret : undefined,
  };
}

/** Reads and checks everything that can be known before anything is changed. */
async function prepare(
  name: string,
  options: BootstrapOptions,
  dependencies: Dependencies,
  tools: Tools,
): Promise<Bootstrap> {
  const { cwd, env, fs, output } = dependencies;
  const { repository, engineFound } = await openWithEngine(dependencies, { recover: false });
  const { root, present, fleet } = repository;
  const home = homeNamed(name, fleet);
  const rootObjects = readRoot(repository, home);
  const { kubeconfig, context } = options;
  const connected = await tools.connect({ kubeconfig, context, env, cwd });
  output.say(`${name}: ${describeCluster(connected)}`);
  output.progress('reading the cluster and the repository');
  const engine = await engineFound;
  sayEngineWarning(engine, fleet, output);
  // Until it has answered once, to wait for it would only hide a wrong address.
  await connected.serverVersion();
  const patient = patientCluster(connected, {
    clock: tools.clock,
    limit: PATIENCE,
    onWait: (error) => output.say(`${error.message}; waiting for it`),
  });
  const manifests = options.argocdManifests;
  const source = { root, cwd, home, engine, fs, present, manifests, fetchText };
  const installation = await readInstallation(source);
  // Without rights nothing else can be found out.
  refuse(await judgeAccess(patient, installation.objects, home.namespace), dependencies);
  const [checkout, access] = await Promise.all([
    readCheckout(root, home),
    examineAccess(patient, home, options, dependencies, tools),
  ]);
  for (const text of installation.notices) say({ severity: 'warning', text }, dependencies);
  const deployments = fleet.deployments.filter(({ cluster: target }) => target === home.cluster);
  const prepared: Bootstrap = {
    cluster: patient,
    home,
    commit: checkout.head,
    installation: installation.objects,
    root: rootObjects,
    access: access.stored,
    secrets: declaredSecrets(repository, deployments, dependencies),
    options,
    dependencies,
    clock: tools.clock,
  };
  const declared = fleet.clusters.find((entry) => entry.name === name)?.kubernetes ?? '';
  const remarks = [
    ...judgeGit({ ...checkout, remote: access.remote }, home),
    ...access.remarks,
    ...(await preflight(prepared, declared)),
  ];
  output.progress('');
  refuse(remarks, dependencies);
  return prepared;
}

/** Milliseconds for which an API server that is restarted is waited for. */
const PATIENCE = 60_000;

/** All that is wrong in one run; what is only unusual is said. */
function refuse(remarks: readonly Remark[], dependencies: Dependencies): void {
  const errors = remarks.filter(({ severity }) => severity === 'error');
  for (const remark of remarks) {
    if (remark.severity === 'warning') say(remark, dependencies);
  }
  const [first, ...others] = errors;
  if (first === undefined) return;
  for (const remark of others) say(remark, dependencies);
  throw new UserError(first.text, first.hint === undefined ? {} : { hint: first.hint });
}

function say(remark: Remark, { output }: Dependencies): void {
  output.say(renderRemark(remark, output.colors));
}

interface RanStep extends StepTime {
  id: PlannedStep['id'];
  written: number;
  settled: boolean;
}

/** All steps in their order: what one finds in order costs no write. */
async function run(
  plan: readonly PlannedStep[],
  prepared: Bootstrap,
): Promise<{ times: RanStep[]; left: string[]; written: number }> {
  const { clock, dependencies } = prepared;
  const { output } = dependencies;
  const times: RanStep[] = [];
  const left: string[] = [];
  for (const { id, title } of plan) {
    const began = clock.now();
    output.progress(title);
    const result = await STEPS[id](prepared);
    const seconds = (clock.now() - began) / 1000;
    output.progress('');
    output.say(
      `${result.left.length === 0 ? output.colors.green('done') : output.colors.yellow('open')}  ${title} (${seconds.toFixed(1)} s)`,
    );
    times.push({ id, title, seconds, written: result.written, settled: result.left.length === 0 });
    left.push(...result.left);
  }
  return { times, left, written: times.reduce((sum, step) => sum + step.written, 0) };
}

function describeEnd(name: string, written: number, trouble: boolean): string {
  const objects = `${written} ${written === 1 ? 'object' : 'objects'} written`;
  return trouble
    ? `${name} follows git, but not everything is well (${objects}). See why: npx --no strata status`
    : `${name} follows git: commit and push deploys (${objects}). Look: npx --no strata status`;
}

function toJson(
  { cluster, home, commit }: Bootstrap,
  plan: readonly PlannedStep[],
  ran: readonly RanStep[],
): string {
  const { context, server } = cluster;
  return JSON.stringify(
    {
      cluster: home.cluster,
      context,
      server,
      namespace: home.namespace,
      argocd: home.version,
      commit,
      steps: plan.map(({ id, title, todo }) => {
        const step = ran.find((entry) => entry.id === id);
        const result =
          step === undefined
            ? {}
            : {
                seconds: Number(step.seconds.toFixed(1)),
                written: step.written,
                done: step.settled,
              };
        return { id, title, todo: todo ?? null, ...result };
      }),
    },
    null,
    2,
  );
}
