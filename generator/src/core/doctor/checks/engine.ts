import { bundledKustomize } from '../../engine/bundled-kustomize.ts';
import { buildersOf, describeBuilders, otherBuilders } from '../../engine/engine-warning.ts';
import type { Fleet } from '../../fleet.ts';
import type { Facts } from '../facts.ts';
import { ok, type Finding } from '../finding.ts';
import { installKustomize } from '../install-commands.ts';

/** Kustomize: is there one, and is it the one that Argo CD builds with. */
export function engine(facts: Facts): Finding[] {
  const { engine: found, namedEngine, configuration } = facts;
  const fleet = configuration.kind === 'loaded' ? configuration.fleet : { clusters: [] };
  if ('failure' in found) return [absent(facts, found.failure, fleet)];
  return [...named(namedEngine), present(facts, found, fleet)];
}

type Clusters = Pick<Fleet, 'clusters'>;

function absent({ namedEngine, platform }: Facts, failure: string, fleet: Clusters): Finding {
  const [known] = buildersOf(fleet).flatMap(({ kustomize }) => kustomize ?? []);
  const install = installKustomize(platform, known ?? NEWEST_BUNDLED, { exact: false });
  if (namedEngine === undefined || namedEngine === '') {
    return { subject: 'Kustomize', status: 'missing', found: failure, advice: install };
  }
  const advice = ['set it to the path of a kustomize program, or unset it; to install one:'];
  return {
    subject: 'STRATA_KUSTOMIZE',
    status: 'error',
    found: failure,
    advice: [...advice, ...install],
  };
}

function named(namedEngine: string | undefined): Finding[] {
  if (namedEngine === undefined) return [];
  return [ok('STRATA_KUSTOMIZE', namedEngine === '' ? 'empty, so it is not used' : namedEngine)];
}

function present(
  { platform }: Facts,
  { version, command }: { version: string; command: string },
  fleet: Clusters,
): Finding {
  const program = `${version} (${command})`;
  const others = otherBuilders(version, fleet);
  const [first] = others;
  if (first?.kustomize !== undefined) {
    return {
      subject: 'Kustomize',
      status: 'warning',
      found: `${program}, but ${describeBuilders(others)}`,
      advice: installKustomize(platform, first.kustomize, { exact: true }),
    };
  }
  const builders = buildersOf(fleet);
  const unknown = builders.filter(({ kustomize }) => kustomize === undefined);
  if (unknown.length > 0) return ok('Kustomize', `${program}; ${describeBuilders(unknown)}`);
  const suffix = builders.length === 0 ? '' : ', which Argo CD builds with, too';
  return ok('Kustomize', program + suffix);
}

/** Of the newest Argo CD that the table knows. */
const NEWEST_BUNDLED = bundledKustomize('3.5.1') ?? '5.8.1';
