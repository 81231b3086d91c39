import { relative } from 'node:path';
import { withoutCredentials } from '../core/doctor/repository-address.ts';
import { importDigest, importedFiles } from '../core/import/files/import-digest.ts';
import { planImport, type ImportPlan } from '../core/import/files/plan-import.ts';
import { sharedObjects, type SharedObject } from '../core/import/shared-objects.ts';
import { summarise } from '../core/import/summary/summarise.ts';
import type { ImportReport, WithheldSecretSummary } from '../core/import/summary/types.ts';
import { renderImport } from '../report/import/report.ts';
import { importToJson } from '../report/import/to-json.ts';
import { renderPlanDiff } from '../report/plan-diff.ts';
import { findEngine, type Engine } from '../shell/engine/engine.ts';
import { UserError } from '../shell/errors.ts';
import { readOrigin, readPrefix } from '../shell/git.ts';
import type { Dependencies, ExitCode } from './dependencies.ts';
import { checkEnvironments } from './import/target/check-environments.ts';
import { computeImport, type ComputedImport } from './import/compute/compute-import.ts';
import { editGitops, type GitopsEdit } from './import/target/edit-gitops.ts';
import { findReplaceable } from './import/target/find-replaceable.ts';
import { nextCommands } from './import/next-commands.ts';
import { importNotices } from './import/notices/notices.ts';
import { openTarget, type ImportTarget } from './import/target/open-target.ts';
import { parseRequest, type ImportRequest } from './import/parse-request.ts';
import { readEnvironments, type ReadEnvironment } from './import/compute/read-environments.ts';
import { writeImport } from './import/target/write-import.ts';
import { sayEngineWarning } from './steps/say-engine-warning.ts';

export interface ImportOptions {
  /** `<environment>=<path>` */
  env: string[];
  /** Another folder than the repository that the command runs in. */
  into?: string;
  /** `<cluster>`, or `<environment>=<cluster>`, for environments that gitops.yaml does not have. */
  cluster: string[];
  allowSecrets: boolean;
  force: boolean;
  dryRun: boolean;
  json: boolean;
}

/**
 * `strata import`: makes a Kustomize base and overlays of the flat manifests of several environments,
 * proven to build to exactly them, and adds the app to gitops.yaml. All or nothing is written.
 *
 * @throws {UserError} for input that cannot be imported, and where something stands in the way
 */
export async function importApp(
  app: string,
  options: ImportOptions,
  dependencies: Dependencies,
): Promise<ExitCode> {
  const { fs, env, output } = dependencies;
  const started = performance.now();
  const request = parseRequest(app, options);
  const engineFound = findEngine(env);
  engineFound.catch(() => undefined);
  const target = await openTarget(dependencies, request, {
    into: options.into,
    recover: !options.dryRun,
  });
  checkEnvironments(target, request.environments);
  const replaceable = await findReplaceable(target, request, options);
  const engine = await engineFound;
  const read = await readEnvironments(request.environments, engine, dependencies);
  const { allowSecrets } = options;
  const computed = await computeImport(engine, app, read, { allowSecrets, output });
  const result = await planResult(request, target, replaceable, computed, dependencies);
  if (!options.dryRun) await writeImport(fs, target.root, result.plan, result.edit.changes);
  const report = reportOf(request, options, dependencies, {
    ...result,
    target,
    read,
    computed,
    engine,
  });
  const seconds = (performance.now() - started) / 1000;
  output.print(print(report, result, seconds, options, dependencies));
  sayEngineWarning(engine, result.edit.fleet, output);
  return 0;
}

interface PlannedImport {
  plan: ImportPlan;
  edit: GitopsEdit;
  shared: SharedObject[];
}

async function planResult(
  { app, environments }: ImportRequest,
  target: ImportTarget,
  replaceable: ReadonlySet<string>,
  { synthesis, namespaces, objects }: ComputedImport,
  { output }: Pick<Dependencies, 'output'>,
): Promise<PlannedImport> {
  const { folders, present } = target;
  const plan = planImport({ wanted: synthesis.files, present, replaceable, folders });
  const [first, ...others] = plan.obstacles;
  if (first !== undefined) {
    const more = others.length === 0 ? '' : ` (and ${others.length} more)`;
    throw new UserError(`${first}${more} stands where the import must write, and is not its own`, {
      hint: 'move it away, then run the command again',
    });
  }
  const deployed = environments.flatMap(({ name, unfit }) => (unfit === undefined ? [name] : []));
  const shared = sharedObjects(objects);
  const apart = shared.filter(({ isNamespaced }) => isNamespaced);
  const edit = editGitops(
    target,
    {
      app,
      environments,
      namespaces,
      importDigest: importDigest(importedFiles(synthesis.files, app, deployed)),
      repoURL: target.config === undefined ? await findAddress(target.root) : undefined,
      apart: new Set(apart.flatMap((object) => object.environments)),
    },
    output,
  );
  return { plan, edit, shared };
}

/** The address that a push goes to, where the folder is the top of its repository. */
async function findAddress(root: string): Promise<string | undefined> {
  if ((await readPrefix(root)) !== '') return undefined;
  const origin = await readOrigin(root);
  return origin === undefined ? undefined : withoutCredentials(origin);
}

function reportOf(
  { app, environments }: ImportRequest,
  { dryRun, allowSecrets, into }: ImportOptions,
  { cwd, installation }: Dependencies,
  parts: PlannedImport & {
    target: ImportTarget;
    read: readonly ReadEnvironment[];
    computed: ComputedImport;
    engine: Engine;
  },
): ImportReport {
  const { plan, edit, shared, target, read, computed, engine } = parts;
  const { synthesis, objects, withheld } = computed;
  const paths = (changes: readonly { path: string }[]): string[] => changes.map(({ path }) => path);
  const edited = (isNew: boolean): string[] =>
    paths(edit.changes.filter(({ before }) => (before === undefined) === isNew));
  return {
    app,
    folder: into ?? (relative(cwd, target.root) || '.'),
    isDryRun: dryRun,
    summary: summarise(app, objects, synthesis),
    created: [...paths(plan.creates), ...edited(true)],
    updated: [...paths(plan.updates), ...edited(false)],
    deleted: paths(plan.deletes),
    unchanged: plan.unchanged.length,
    skipped: read.flatMap(({ name, skipped }) =>
      skipped.map((each) => ({ environment: name, ...each })),
    ),
    withheldSecrets: withheld.map((secret) => placed(secret, app, edit)),
    notices: importNotices({
      app,
      environments,
      objects,
      shared,
      withheld,
      edit,
      isNew: target.config === undefined,
      allowSecrets,
    }),
    next: nextCommands({ app, environments, root: target.root, into, cwd, installation }),
    engine: { command: engine.command, version: engine.version },
  };
}

/** A Secret that names no namespace goes where the Application of its environment puts it. */
function placed(
  secret: WithheldSecretSummary,
  app: string,
  { fleet }: GitopsEdit,
): WithheldSecretSummary {
  const deployment = fleet.deployments.find(
    (each) => each.app === app && each.environment === secret.environment,
  );
  return { ...secret, namespace: secret.namespace ?? deployment?.namespace };
}

function print(
  report: ImportReport,
  { plan, edit }: PlannedImport,
  seconds: number,
  { dryRun, json }: ImportOptions,
  { output }: Dependencies,
): string {
  if (json) return importToJson(report);
  const text = renderImport(report, seconds, output.colors);
  if (!dryRun) return text;
  const changes = [...edit.changes, ...plan.creates, ...plan.updates, ...plan.deletes];
  return changes.length === 0 ? text : `${renderPlanDiff(changes, output.colors)}\n\n${text}`;
}
