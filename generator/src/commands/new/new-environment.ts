import { addDeployment } from '../../config/edit/add-deployment.ts';
import { addEnvironment } from '../../config/edit/add-environment.ts';
import { isJsonObject } from '../../core/kubernetes/object.ts';
import type { Ask } from '../../shell/ask.ts';
import { UserError } from '../../shell/errors.ts';
import type { Dependencies, ExitCode } from '../dependencies.ts';
import { CONFIG_FILE, type Repository } from '../steps/open-repository.ts';
import { demand } from './demand.ts';
import { editFile, generateEdited, openForEditing, type Edits } from './edit-configuration.ts';
import { parseSettings } from './parse-settings.ts';

export interface NewEnvironmentOptions {
  cluster?: string;
  extends?: string;
  app: string[];
  set: string[];
  dryRun: boolean;
}

/**
 * `strata new env`: adds an environment to gitops.yaml, lists it under the apps that shall run in it,
 * and generates their overlays. An environment that extends another gets the other's apps unless told
 * otherwise.
 *
 * @param ask undefined where nobody can be asked; then everything must be given
 */
export async function newEnvironment(
  givenName: string | undefined,
  options: NewEnvironmentOptions,
  dependencies: Dependencies,
  ask: Ask | undefined,
): Promise<ExitCode> {
  const repository = await openForEditing(dependencies, options);
  const { locator } = repository;
  const name =
    givenName ??
    (await demand(ask, 'the name of the environment').text({
      message: 'Name of the environment?',
    }));
  const parent = options.extends ?? (await askParent(repository, givenName, ask));
  const cluster = options.cluster ?? (await chooseCluster(repository, parent, ask));
  const apps = options.app.length > 0 ? options.app : await chooseApps(repository, parent, ask);
  const values = parseSettings(options.set);
  const stranger = Object.keys(values).find((app) => !apps.includes(app));
  if (stranger !== undefined) {
    throw new UserError(
      `--set ${stranger}...: expected APP.PATH=VALUE with one of the apps ${apps.join(', ')}`,
    );
  }

  const single = Object.entries(values).find(([, value]) => !isJsonObject(value));
  if (single !== undefined) {
    throw new UserError(`--set ${single[0]}=...: expected APP.PATH=VALUE, such as web.replicas=2`);
  }

  const edits: Edits = new Map();
  editFile(repository, edits, CONFIG_FILE, (text) =>
    addEnvironment(text, {
      name,
      cluster,
      ...(parent === undefined ? {} : { extends: parent }),
    }),
  );
  for (const app of apps) {
    const own = values[app];
    editFile(repository, edits, locator.fileOf(['apps', app]), (text) =>
      addDeployment(text, { app, environment: name, ...(isJsonObject(own) && { values: own }) }),
    );
  }
  const exitCode = await generateEdited(repository, edits, options, dependencies);
  if (apps.length === 0) {
    dependencies.output.say(
      `No app runs in ${name} yet. To deploy one: npm run new -- overlay ${name}/<app>`,
    );
  }
  return exitCode;
}

const NONE = '(none)';

async function askParent(
  { fleet }: Repository,
  givenName: string | undefined,
  ask: Ask | undefined,
): Promise<string | undefined> {
  // With a name on the command line the rest is taken from there, too.
  if (ask === undefined || givenName !== undefined || fleet.environments.length === 0) {
    return undefined;
  }
  const answer = await ask.select({
    message: 'Start from the settings and values of another environment?',
    options: [{ value: NONE }, ...fleet.environments.map(({ name }) => ({ value: name }))],
  });
  return answer === NONE ? undefined : answer;
}

async function chooseCluster(
  { fleet }: Repository,
  parent: string | undefined,
  ask: Ask | undefined,
): Promise<string> {
  const extended = fleet.environments.find(({ name }) => name === parent);
  const [only, ...others] = fleet.clusters;
  if (extended !== undefined) return extended.cluster;
  if (only !== undefined && others.length === 0) return only.name;
  return demand(ask, '--cluster').select({
    message: 'Cluster?',
    options: fleet.clusters.map(({ name }) => ({ value: name })),
  });
}

async function chooseApps(
  { fleet }: Repository,
  parent: string | undefined,
  ask: Ask | undefined,
): Promise<string[]> {
  const inherited = fleet.deployments
    .filter(({ environment }) => environment === parent)
    .map(({ app }) => app);
  if (ask === undefined || fleet.apps.length === 0) return inherited;
  return ask.selectMany({
    message: 'Apps to deploy there?',
    options: fleet.apps.map(({ name }) => ({ value: name })),
    selected: inherited,
  });
}
