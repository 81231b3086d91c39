import { bundledKustomize } from '../../engine/bundled-kustomize.ts';
import { buildersOf, describeBuilders, otherBuilders } from '../../engine/engine-warning.ts';
import type { Facts } from '../facts.ts';
import { ok, type Finding } from '../finding.ts';
import { installKustomize } from '../install-commands.ts';

/** Kustomize: is there one, and is it the one that Argo CD builds with. */
export function engine(facts: Facts): Finding[] {
  return [...named(facts), kustomize(facts)];
}

function named({ namedEngine, engine: found }: Facts): Finding[] {
  if (namedEngine === undefined) return [];
  if (namedEngine === '') return [ok('STRATA_KUSTOMIZE', 'empty, so it is not used')];
  if (!('failure' in found)) return [ok('STRATA_KUSTOMIZE', namedEngine)];
  const advice = ['set it to the path of a kustomize program, or unset it'];
  return [{ subject: 'STRATA_KUSTOMIZE', status: 'error', found: namedEngine, advice }];
}

function kustomize({ engine: found, platform, configuration }: Facts): Finding {
  const fleet = configuration.kind === 'loaded' ? configuration.fleet : { clusters: [] };
  const builders = buildersOf(fleet);
  if ('failure' in found) {
    const version = builders.flatMap((builder) => builder.kustomize ?? [])[0] ?? NEWEST_BUNDLED;
    const advice = installKustomize(platform, version, { exact: false });
    return { subject: 'Kustomize', status: 'missing', found: found.failure, advice };
  }
  const program = `${found.version} (${found.command})`;
  const others = otherBuilders(found.version, fleet);
  const [first] = others;
  if (first?.kustomize !== undefined) {
    return {
      subject: 'Kustomize',
      status: 'warning',
      found: `${program}, but ${describeBuilders(others)}`,
      advice: installKustomize(platform, first.kustomize, { exact: true }),
    };
  }
  if (builders.length === 0) return ok('Kustomize', program);
  const unknown = builders.filter((builder) => builder.kustomize === undefined);
  if (unknown.length > 0) return ok('Kustomize', `${program}; ${describeBuilders(unknown)}`);
  return ok('Kustomize', `${program}, which Argo CD builds with, too`);
}

/** Of the newest Argo CD that the table knows. */
const NEWEST_BUNDLED = bundledKustomize('3.5.1') ?? '5.8.1';
