import type { ConfigProblem } from '../source/locator.ts';
import { quote } from '../quote.ts';
import { namespaceUses, type NamespaceUse } from './namespace-uses.ts';
import type { RuleContext } from './rule.ts';

/** On one cluster each namespace has one owner: the overlay that holds its Namespace object. */
export function namespaceOwners(context: RuleContext): ConfigProblem[] {
  const owners = new Map<string, NamespaceUse>();
  return namespaceUses(context).flatMap((use): ConfigProblem[] => {
    // An environment without cluster is an error of its own.
    if (!use.owns || use.cluster === '') return [];
    const identity = `${use.cluster}/${use.namespace}`;
    const first = owners.get(identity);
    if (first === undefined) {
      owners.set(identity, use);
      return [];
    }
    return [
      {
        severity: 'error',
        path: use.path,
        needs: ['environments', use.environment],
        message: `namespace ${quote(use.namespace)} on cluster ${quote(use.cluster)} has two owners: ${first.title} and ${use.title}`,
        hint:
          first.environment === use.environment
            ? `list it under "environments.${use.environment}.namespaces", then both may use it`
            : 'give one of them another namespace',
      },
    ];
  });
}
