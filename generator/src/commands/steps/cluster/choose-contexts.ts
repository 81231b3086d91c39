import { quote } from '../../../config/quote.ts';
import type { Fleet } from '../../../core/fleet.ts';
import { UserError } from '../../../shell/errors.ts';

/** Which contexts of the kubeconfig were named. */
export interface ContextChoice {
  /** By the name of a cluster in gitops.yaml. */
  byCluster: ReadonlyMap<string, string>;
  /** For the one cluster that is asked. */
  single: string | undefined;
}

/**
 * Reads `--context NAME`, for one cluster, and `--context CLUSTER=NAME`, for several. A name with an
 * equals sign is one of a context where what stands before it is no cluster of gitops.yaml.
 *
 * @throws {UserError} where one is given twice
 */
export function readContexts(values: readonly string[], fleet: Fleet): ContextChoice {
  const clusters = new Set(fleet.clusters.map(({ name }) => name));
  const byCluster = new Map<string, string>();
  let single: string | undefined;
  for (const value of values) {
    const at = value.indexOf('=');
    const cluster = value.slice(0, Math.max(at, 0));
    const isTwice = clusters.has(cluster) ? byCluster.has(cluster) : single !== undefined;
    if (isTwice) {
      throw new UserError(`--context ${quote(value)} is one too many`, {
        hint: `for several clusters name each: --context ${[...clusters].map((name) => `${name}=CONTEXT`).join(' --context ')}`,
      });
    }
    if (clusters.has(cluster)) byCluster.set(cluster, value.slice(at + 1));
    else single = value;
  }
  return { byCluster, single };
}

/**
 * The context of a cluster: the one that was named for it; the one that was named alone, or the
 * current one, where only one cluster is asked.
 *
 * @returns undefined for the current context
 * @throws {UserError} where several clusters are asked, and none was named for this one
 */
export function contextFor(
  cluster: string,
  { byCluster, single }: ContextChoice,
  asked: readonly string[],
): string | undefined {
  const named = byCluster.get(cluster);
  if (named !== undefined) return named;
  if (asked.length === 1) return single;
  throw new UserError(`the context of the cluster ${cluster} is not known`, {
    hint: `name it with --context ${cluster}=CONTEXT, or ask one cluster alone with --cluster ${asked[0] ?? cluster}`,
  });
}
