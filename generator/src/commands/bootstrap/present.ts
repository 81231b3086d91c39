import { describeUnready } from '../../core/bootstrap/readiness.ts';
import { namespaceOf, type KubernetesObject } from '../../core/kubernetes/object.ts';
import { UserError } from '../../shell/errors.ts';
import type { Bootstrap } from './context.ts';
import type { Waiting } from './wait-until.ts';

/** Objects as they are in the cluster; as they are wanted, where they are not there. */
export function present(
  { cluster }: Bootstrap,
  objects: readonly KubernetesObject[],
): Promise<KubernetesObject[]> {
  return Promise.all(
    objects.map(async (object) => {
      const { apiVersion, kind, metadata } = object;
      const ref = { apiVersion, kind, namespace: namespaceOf(object), name: metadata.name };
      return (await cluster.get(ref)) ?? object;
    }),
  );
}

/** What of some objects is not ready in the cluster, or undefined. */
export async function describePresent(
  bootstrap: Bootstrap,
  objects: readonly KubernetesObject[],
): Promise<string | undefined> {
  const text = describeUnready(await present(bootstrap, objects));
  return text === '' ? undefined : text;
}

/** How long each wait may take. */
export function waiting({ clock, dependencies, options }: Bootstrap): Waiting {
  return { clock, output: dependencies.output, limit: options.timeout * 1000 };
}

/** What was waited for in vain, and the way to look. */
export function timedOut({ options }: Bootstrap, message: string, look: string): UserError {
  return new UserError(`${message} (waited ${options.timeout} s)`, {
    hint: `see: ${look}; the same command goes on from here, --timeout gives it longer`,
  });
}
