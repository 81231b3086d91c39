import { nameFault } from '../../config/rules/names/name-fault.ts';
import { quote } from '../../config/quote.ts';
import { compareText } from '../../core/compare-text.ts';
import { caseFold } from '../../core/plan/check-wanted.ts';
import { UserError } from '../../shell/errors.ts';

/** What the command line asks for. */
export interface ImportRequest {
  app: string;
  /** Sorted by name, so that their order on the command line does not matter. */
  environments: RequestedEnvironment[];
}

export interface RequestedEnvironment {
  name: string;
  /** File, folder, kustomization, or `-` for the standard input. */
  path: string;
  cluster: string | undefined;
  /** Whether the cluster is named for this environment, and not for all new ones. */
  isClusterItsOwn: boolean;
  /** Why gitops.yaml cannot have an environment of this name; undefined where it can. */
  unfit: string | undefined;
}

/**
 * Reads the arguments of `strata import`.
 *
 * @throws {UserError} for a name that is no name, an environment without path or named twice, and more
 *   than one standard input
 */
export function parseRequest(
  app: string,
  options: { env: readonly string[]; cluster: readonly string[] },
): ImportRequest {
  const fault = nameFault('app', app);
  if (fault !== undefined) throw new UserError(fault.message);
  if (options.env.length === 0) {
    throw new UserError('--env is missing: name each environment and its manifests', {
      hint: 'such as --env dev=manifests/dev --env prod=manifests/prod',
    });
  }
  const environments = options.env.map(parseEnvironment);
  refuseRepetitions(environments);
  const clusters = parseClusters(options.cluster, environments);
  return {
    app,
    environments: environments
      .map((environment) => ({
        ...environment,
        cluster: clusters.get(environment.name) ?? clusters.get(EVERY),
        isClusterItsOwn: clusters.has(environment.name),
      }))
      .sort((left, right) => compareText(left.name, right.name)),
  };
}

type ParsedEnvironment = Omit<RequestedEnvironment, 'cluster' | 'isClusterItsOwn'>;

function parseEnvironment(text: string): ParsedEnvironment {
  const [name, path] = split(text);
  if (name === undefined || name === '' || path === '') {
    throw new UserError(
      `--env ${text}: expected <environment>=<path>, such as dev=manifests/dev; the path - is the standard input`,
    );
  }
  const fault = nameFault('environment', name)?.message;
  if (fault !== undefined && !isFolderName(name)) throw new UserError(fault);
  return { name, path, unfit: fault };
}

/** Everything before the first `=`, and what stands behind. */
function split(text: string): [before: string | undefined, after: string] {
  const at = text.indexOf('=');
  return at === -1 ? [undefined, text] : [text.slice(0, at), text.slice(at + 1)];
}

/** A name that gitops.yaml does not take, and that is a plain name of a folder all the same. */
function isFolderName(name: string): boolean {
  const label = name.toLowerCase().replaceAll(/(?<=[a-z0-9])[._]+(?=[a-z0-9])/g, '-');
  return !/^\.|\.\./.test(name) && nameFault('environment', label) === undefined;
}

function refuseRepetitions(environments: readonly ParsedEnvironment[]): void {
  const seen = new Map<string, string>();
  for (const { name } of environments) {
    const other = seen.get(caseFold(name));
    seen.set(caseFold(name), name);
    if (other === name) {
      throw new UserError(`--env ${name} is given twice, accepted is one path an environment`, {
        hint: 'put the manifests of one environment into one folder',
      });
    }
    if (other !== undefined) {
      throw new UserError(
        `environments ${quote(other)} and ${quote(name)} differ only in upper and lower case, which some file systems take for one folder`,
      );
    }
  }
  const [first, second] = environments.filter(({ path }) => path === '-');
  if (first !== undefined && second !== undefined) {
    throw new UserError(
      `--env ${first.name}=- and --env ${second.name}=-: there is one standard input only`,
      { hint: 'write the manifests of the others into files' },
    );
  }
}

const EVERY = '';

function parseClusters(
  options: readonly string[],
  environments: readonly ParsedEnvironment[],
): Map<string, string> {
  const clusters = new Map<string, string>();
  for (const option of options) {
    const [name = EVERY, cluster] = split(option);
    const fault = nameFault('cluster', cluster);
    if (fault !== undefined) throw new UserError(`--cluster ${option}: ${fault.message}`);
    if (name !== EVERY && !environments.some((environment) => environment.name === name)) {
      throw new UserError(`--cluster ${option}: there is no --env ${name}=<path>`);
    }
    if (clusters.has(name)) {
      const whose = name === EVERY ? 'all environments' : `environment ${name}`;
      throw new UserError(`--cluster ${option}: a cluster of ${whose} is given already`);
    }
    clusters.set(name, cluster);
  }
  return clusters;
}
