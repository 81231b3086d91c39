import type { LintHit } from '../lint.ts';
import { hit, type PlacedObject } from '../view/placed-object.ts';
import type { Field } from '../../rules/shared/field.ts';

/** One use of something that a cluster has once. */
export interface Use {
  placed: PlacedObject;
  field: Field;
  /** What is used, without the cluster. */
  key: string;
}

/**
 * A hit for each use of something that another user already has on the same cluster.
 *
 * @param message says what is used twice, and by whom first: `<environment>/<app>`
 */
export function clashes(
  uses: readonly Use[],
  isSameUser: (first: Use, second: Use) => boolean,
  message: (first: Use) => string,
): LintHit[] {
  const users = new Map<string, Use>();
  return uses.flatMap((use) => {
    const key = JSON.stringify([use.placed.deployment.cluster, use.key]);
    const first = users.get(key);
    if (first === undefined) users.set(key, use);
    if (first === undefined || isSameUser(first, use)) return [];
    return [hit(use.placed, use.field, message(first))];
  });
}

/** `<environment>/<app>`, as commands take it. */
export function userOf({ placed }: Use): string {
  return `${placed.deployment.environment}/${placed.deployment.app}`;
}

export function isSameDeployment(first: Use, second: Use): boolean {
  return first.placed.deployment === second.placed.deployment;
}
