import { addEnvironment } from '../../../config/edit/add-environment.ts';
import { addImportedApp, type ImportedApp } from '../../../config/edit/add-imported-app.ts';
import { inSequence, type EditResult } from '../../../config/edit/edit-result.ts';
import { HOME_CLUSTER, newGitops } from '../../../config/edit/new-gitops.ts';
import { updateImportedApp } from '../../../config/edit/update-imported-app.ts';
import { loadFleet } from '../../../config/load-config.ts';
import type { ConfigFile, LocatedProblem } from '../../../config/located-problem.ts';
import type { Fleet } from '../../../core/fleet.ts';
import type { FileChange } from '../../../core/plan/plan.ts';
import { renderProblems } from '../../../report/problems.ts';
import { UserError } from '../../../shell/errors.ts';
import type { Output } from '../../../shell/output.ts';
import { CONFIG_FILE, reportProblems } from '../../steps/open-repository.ts';
import { chooseCluster } from './choose-cluster.ts';
import type { ImportTarget, TargetConfig } from './open-target.ts';
import type { RequestedEnvironment } from '../parse-request.ts';

export interface GitopsInput {
  app: string;
  importDigest: string;
  environments: readonly RequestedEnvironment[];
  /** The namespace that most objects of an environment are in, where they name one. */
  namespaces: ReadonlyMap<string, string | undefined>;
  /** For a gitops.yaml that is made now. */
  repoURL: string | undefined;
  /** Environments of which others hold the same objects: they cannot be on one cluster. */
  apart: ReadonlySet<string>;
}

export interface GitopsEdit {
  changes: FileChange[];
  /** What the repository deploys then. */
  fleet: Fleet;
  /** Namespaces that gitops.yaml does not take for this app, by environment, and why. */
  refusedNamespaces: Map<string, { namespace: string; reason: string }>;
}

/**
 * Adds an imported app to gitops.yaml, or brings it up to date there. A namespace that the loader
 * refuses is left out: the objects name it themselves.
 *
 * @throws {UserError} where gitops.yaml would have errors
 */
export function editGitops(
  target: ImportTarget,
  input: GitopsInput,
  output: Pick<Output, 'say' | 'colors'>,
): GitopsEdit {
  const start = target.config ?? emptyConfig(input);
  const all = wantedNamespaces(input);
  const refused: GitopsEdit['refusedNamespaces'] = new Map();
  let attempt = tryEdit(start, input, all);
  if (attempt.fleet === undefined && all.size > 0) {
    const accepted = new Map<string, string>();
    for (const [environment, namespace] of all) {
      const next = new Map([...accepted, [environment, namespace]]);
      const { fleet, problems } = tryEdit(start, input, next);
      if (fleet !== undefined) accepted.set(environment, namespace);
      else refused.set(environment, { namespace, reason: firstError(problems) });
    }
    attempt = tryEdit(start, input, accepted);
  }
  const { fleet, problems, files } = attempt;
  if (fleet === undefined) {
    throw new UserError(
      `with this app ${CONFIG_FILE} would have errors (lines as they would be):\n${renderProblems(problems, output.colors)}`,
      { hint: 'nothing was written' },
    );
  }
  reportProblems(problems, output);
  const before = new Map(target.config?.files.map(({ path, text }) => [path, text]));
  const changes = files
    .map(({ path, text }): FileChange => ({ path, before: before.get(path), after: text }))
    .filter((change) => change.before !== change.after);
  return { changes, fleet, refusedNamespaces: refused };
}

function emptyConfig({ environments, repoURL, apart }: GitopsInput): TargetConfig {
  const text = newGitops({
    repoURL,
    environments: environments
      .filter(({ unfit }) => unfit === undefined)
      .map(({ name, cluster }) => ({
        name,
        cluster: cluster ?? (apart.has(name) ? name : HOME_CLUSTER),
      })),
  });
  const files = [{ path: CONFIG_FILE, text }];
  const templates = new Map();
  const { fleet, problems } = loadFleet({ files, templates });
  if (fleet === undefined) throw new UserError(firstError(problems));
  return { files, templates, fleet, app: undefined };
}

/** Those that differ from what gitops.yaml takes unless said. */
function wantedNamespaces({ app, environments, namespaces }: GitopsInput): Map<string, string> {
  return new Map(
    environments.flatMap(({ name, unfit }) => {
      const namespace = namespaces.get(name);
      const isSaid = namespace !== undefined && namespace !== `${app}-${name}`;
      return isSaid && unfit === undefined ? [[name, namespace] as const] : [];
    }),
  );
}

interface Attempt {
  files: ConfigFile[];
  fleet: Fleet | undefined;
  problems: LocatedProblem[];
}

function tryEdit(
  config: TargetConfig,
  input: GitopsInput,
  namespaces: ReadonlyMap<string, string>,
): Attempt {
  const fit = input.environments.filter(({ unfit }) => unfit === undefined);
  const app: ImportedApp = {
    name: input.app,
    importDigest: input.importDigest,
    environments: fit.map(({ name }) => {
      const namespace = namespaces.get(name);
      return namespace === undefined ? { name } : { name, namespace };
    }),
  };
  const added = fit
    .filter(({ name }) => !config.fleet.environments.some((known) => known.name === name))
    .map((environment) => ({
      name: environment.name,
      cluster: chooseCluster(config.fleet, environment),
    }));
  const appFile = config.app?.file ?? CONFIG_FILE;
  const files = config.files.map(({ path, text }) => ({
    path,
    text: orThrow(
      inSequence(text, [
        ...(path === CONFIG_FILE ? added : []).map(
          (environment) => (current: string) => addEnvironment(current, environment),
        ),
        ...(path === appFile
          ? [
              (current: string) =>
                config.app === undefined
                  ? addImportedApp(current, app)
                  : updateImportedApp(current, app),
            ]
          : []),
      ]),
    ),
  }));
  const { fleet, problems } = loadFleet({ files, templates: config.templates });
  return { files, fleet, problems };
}

function orThrow({ text, problem }: EditResult): string {
  if (problem === undefined) return text;
  const { message, hint } = problem;
  throw new UserError(message, hint === undefined ? {} : { hint });
}

function firstError(problems: readonly LocatedProblem[]): string {
  return problems.find(({ severity }) => severity === 'error')?.message ?? '';
}
