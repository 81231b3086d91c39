import { cpus } from 'node:os';
import { execa } from 'execa';
import { compareVersions } from '../../core/engine/compare-versions.ts';
import { UserError } from '../errors.ts';
import { cleanMessage } from './clean-message.ts';
import { withholdSecrets } from './withhold-secrets.ts';

/** The program that builds kustomizations. */
export interface Engine {
  /** As a person would type it: `kustomize build` or `kubectl kustomize`. */
  command: string;
  /** Version of Kustomize, such as `5.8.1`. */
  version: string;
  /**
   * The output of one build.
   *
   * @throws {BuildError} when Kustomize refuses the folder
   */
  build(folder: string): Promise<string>;
}

/** A kustomization that does not build; the message is Kustomize's own, without values of Secrets. */
export class BuildError extends Error {
  readonly folder: string;

  constructor(folder: string, message: string) {
    super(message);
    this.name = 'BuildError';
    this.folder = folder;
  }
}

/** How many builds run at once: one for each core. */
export const BUILD_CONCURRENCY = Math.max(1, cpus().length);

const OLDEST_VERSION = '5.0.0';

const HOW_TO_INSTALL =
  'Install kustomize 5 (https://kubectl.docs.kubernetes.io/installation/kustomize/) or kubectl 1.27 or newer, ' +
  'or set STRATA_KUSTOMIZE to the path of a kustomize program.';

/**
 * Finds Kustomize: the program that `STRATA_KUSTOMIZE` names, else `kustomize`, else
 * `kubectl kustomize`.
 *
 * @param env the process's environment; `PATH` and `STRATA_KUSTOMIZE` are read
 * @throws {UserError} when there is none, or it is older than 5.0
 */
export async function findEngine(
  env: Readonly<Record<string, string | undefined>>,
): Promise<Engine> {
  const named = env['STRATA_KUSTOMIZE'];
  if (named !== undefined && named !== '') {
    const engine = await tryKustomize(named, env);
    if (engine !== undefined) return accept(engine);
    throw new UserError(`STRATA_KUSTOMIZE names "${named}", which cannot be run`, {
      hint: HOW_TO_INSTALL,
    });
  }
  const [kustomize, kubectl] = await Promise.all([tryKustomize('kustomize', env), tryKubectl(env)]);
  const engine = kustomize ?? kubectl;
  if (engine === undefined) {
    throw new UserError('neither a kustomize nor a kubectl that works is on the PATH', {
      hint: HOW_TO_INSTALL,
    });
  }
  return accept(engine);
}

function accept(engine: Engine): Engine {
  if (compareVersions(engine.version, OLDEST_VERSION) >= 0) return engine;
  throw new UserError(
    `${engine.command} is Kustomize ${engine.version}; ${OLDEST_VERSION} or newer is needed`,
    { hint: HOW_TO_INSTALL },
  );
}

async function tryKustomize(
  program: string,
  env: Readonly<Record<string, string | undefined>>,
): Promise<Engine | undefined> {
  const output = await run(program, ['version'], env);
  const version = output === undefined ? undefined : VERSION.exec(output)?.[1];
  if (version === undefined) return undefined;
  return engineOf(program, ['build'], version, env);
}

async function tryKubectl(
  env: Readonly<Record<string, string | undefined>>,
): Promise<Engine | undefined> {
  const output = await run('kubectl', ['version', '--client', '--output=json'], env);
  const version = output === undefined ? undefined : KUBECTL_VERSION.exec(output)?.[1];
  if (version === undefined) return undefined;
  return engineOf('kubectl', ['kustomize'], version, env);
}

const VERSION = /v?(\d+\.\d+\.\d+)/;
const KUBECTL_VERSION = /"kustomizeVersion":\s*"v?(\d+\.\d+\.\d+)/;

function engineOf(
  program: string,
  args: string[],
  version: string,
  env: Readonly<Record<string, string | undefined>>,
): Engine {
  return {
    command: [program, ...args].join(' '),
    version,
    async build(folder) {
      // Of a text that ends in blank lines, the last one would be lost.
      const whole = { ...options(env), stripFinalNewline: false };
      const result = await execa(program, [...args, folder], whole);
      if (!result.failed) return result.stdout;
      const message = cleanMessage(result.stderr || (result.shortMessage ?? 'no message'));
      throw new BuildError(folder, withholdSecrets(message, folder));
    },
  };
}

async function run(
  program: string,
  args: string[],
  env: Readonly<Record<string, string | undefined>>,
): Promise<string | undefined> {
  const result = await execa(program, args, options(env));
  return result.failed ? undefined : result.stdout;
}

function options(env: Readonly<Record<string, string | undefined>>) {
  return {
    reject: false,
    stdin: 'ignore',
    extendEnv: false,
    env: { ...env },
    maxBuffer: 1 << 30,
  } as const;
}
