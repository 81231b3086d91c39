import { unreadyReason } from '../../core/bootstrap/readiness.ts';
import type { KubernetesObject } from '../../core/kubernetes/object.ts';
import type { Bootstrap } from './context.ts';
import { describePresent, present, timedOut, waiting } from './present.ts';
import { waitUntil } from './wait-until.ts';

/**
 * Waits until the API server serves the kinds of definitions. One that was killed between accepting
 * the names and serving them looks at a definition again only when that changes, or after five
 * minutes (seen with Kubernetes 1.35); so those that stay behind get an annotation and lose it again.
 *
 * @returns how often something was written
 * @throws {UserError} when the time is over
 */
export async function establish(
  bootstrap: Bootstrap,
  definitions: readonly KubernetesObject[],
): Promise<number> {
  const { clock } = bootstrap;
  let next = clock.now() + PATIENCE;
  let written = 0;
  const left = await waitUntil(waiting(bootstrap), async () => {
    if (clock.now() >= next) {
      next = clock.now() + PATIENCE;
      written += await nudge(bootstrap, definitions);
    }
    return describePresent(bootstrap, definitions);
  });
  if (left === undefined) return written;
  throw timedOut(
    bootstrap,
    `the API server does not serve Argo CD's kinds: ${left}`,
    'kubectl describe crd applications.argoproj.io',
  );
}

/** Milliseconds; it takes one or two seconds otherwise. */
const PATIENCE = 15_000;

async function nudge(
  bootstrap: Bootstrap,
  definitions: readonly KubernetesObject[],
): Promise<number> {
  const behind = (await present(bootstrap, definitions)).filter(unreadyReason);
  for (const { apiVersion, kind, metadata } of behind) {
    const ref = { apiVersion, kind, name: metadata.name };
    for (const value of ['now', null]) {
      await bootstrap.cluster.patch(ref, { metadata: { annotations: { 'strata/look': value } } });
    }
  }
  return 2 * behind.length;
}
