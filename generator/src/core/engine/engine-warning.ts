import type { Fleet } from '../fleet.ts';
import { bundledKustomize } from './bundled-kustomize.ts';

/** An Argo CD of the fleet, and the Kustomize that it builds with where that is known. */
export interface Builder {
  cluster: string;
  argocd: string;
  kustomize: string | undefined;
}

/** Every Argo CD of the fleet, in the fleet's order. */
export function buildersOf({ clusters }: Pick<Fleet, 'clusters'>): Builder[] {
  return clusters.flatMap(({ name, argocd }) =>
    argocd === undefined
      ? []
      : [{ cluster: name, argocd: argocd.version, kustomize: bundledKustomize(argocd.version) }],
  );
}

/** The Argo CDs that are known to build with another version of Kustomize than the given one. */
export function otherBuilders(version: string, fleet: Pick<Fleet, 'clusters'>): Builder[] {
  return buildersOf(fleet).filter(
    ({ kustomize }) => kustomize !== undefined && kustomize !== version,
  );
}

/**
 * One line for the user where the proof here is made with another Kustomize than Argo CD's.
 *
 * @returns undefined where the versions agree, or where Argo CD's is not known
 */
export function engineWarning(
  engine: { command: string; version: string },
  fleet: Pick<Fleet, 'clusters'>,
): string | undefined {
  const others = otherBuilders(engine.version, fleet);
  if (others.length === 0) return undefined;
  const found = `${engine.command} is Kustomize ${engine.version}`;
  return `${found}, but ${describeBuilders(others)}; npx --no strata doctor shows how to install that`;
}

/** `Argo CD 3.5.1 (cluster "local") builds with 5.8.1`; clusters of one version are put together. */
export function describeBuilders(builders: readonly Builder[]): string {
  const byVersion = new Map<string, Builder[]>();
  for (const builder of builders) {
    byVersion.set(builder.argocd, [...(byVersion.get(builder.argocd) ?? []), builder]);
  }
  return [...byVersion]
    .map(([argocd, same]) => {
      const names = same.slice(0, MAX_NAMES).map(({ cluster }) => `"${cluster}"`);
      const rest = same.length - names.length;
      const list = rest > 0 ? `${names.join(', ')} and ${rest} more` : names.join(', ');
      const clusters = same.length === 1 ? 'cluster' : 'clusters';
      const kustomize = same[0]?.kustomize ?? 'an unknown version of Kustomize';
      return `Argo CD ${argocd} (${clusters} ${list}) builds with ${kustomize}`;
    })
    .join(', ');
}
const MAX_NAMES = 3;
