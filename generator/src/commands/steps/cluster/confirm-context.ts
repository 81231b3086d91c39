import type { Cluster } from '../../../shell/cluster/cluster.ts';
import { terminalConfirm, type Confirm } from '../../../shell/confirm.ts';
import { UserError } from '../../../shell/errors.ts';
import type { Output } from '../../../shell/output.ts';

export interface ConfirmOptions {
  /** The context that the person named; to name one is to mean it. */
  context?: string | undefined;
  yes: boolean;
  /** What to do where nobody can be asked. */
  hint?: string;
}

/**
 * Shows which cluster is about to be changed, and asks, unless the context was named or `--yes` given:
 * the current context is often not the one that people think of.
 *
 * @param question such as `Create these Secrets?`
 * @throws {UserError} where nobody can be asked, or the answer is no
 */
export async function confirmContext(
  cluster: Cluster,
  question: string,
  options: ConfirmOptions,
  output: Output,
  confirm: Confirm = terminalConfirm,
): Promise<void> {
  if (options.context !== undefined || options.yes) return;
  const place = describeCluster(cluster);
  if (!output.isInteractive) {
    throw new UserError(`${place} would be changed, and nobody can be asked`, {
      hint: options.hint ?? `add --context ${cluster.context}, or --yes to take the current one`,
    });
  }
  if (!(await confirm(`${question} In ${place}.`))) throw new UserError('nothing was changed');
}

/** `context kind-dev (https://127.0.0.1:6443)` */
export function describeCluster({ context, server }: Cluster): string {
  return `context ${context} (${server})`;
}
