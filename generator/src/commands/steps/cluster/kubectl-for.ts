import type { Cluster } from '../../../shell/cluster/cluster.ts';

/** How a person calls kubectl for a cluster: with the kubeconfig and context that are not its own. */
export function kubectlFor(
  { context, isCurrentContext }: Pick<Cluster, 'context' | 'isCurrentContext'>,
  kubeconfig: string | undefined,
): string {
  const file = kubeconfig === undefined ? '' : ` --kubeconfig ${quoted(kubeconfig)}`;
  return `kubectl${file}${isCurrentContext ? '' : ` --context ${quoted(context)}`}`;
}

function quoted(text: string): string {
  return /^[\w@%+=:,./-]+$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`;
}
