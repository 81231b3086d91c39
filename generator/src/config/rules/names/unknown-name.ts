import { compareText } from '../../../core/compare-text.ts';
import type { DocumentPath } from '../../../core/problem.ts';
import type { ConfigProblem } from '../../source/locator.ts';
import { didYouMean } from '../../nearest.ts';
import { quote } from '../../quote.ts';

/** The problem of a name that refers to nothing, with the names that exist. */
export function unknownName(
  kind: 'cluster' | 'environment' | 'template' | 'app',
  name: string,
  existing: Iterable<string>,
  place: { path: DocumentPath; at?: 'key' },
): ConfigProblem {
  const accepted = [...existing].sort(compareText);
  const list = accepted.length === 0 ? `there is no ${kind}` : `accepted: ${accepted.join(', ')}`;
  return {
    severity: 'error',
    ...place,
    message: `unknown ${kind} ${quote(name)}, ${list}`,
    ...(accepted.length === 0 ? { hint: WHERE_TO_ADD[kind] } : didYouMean(name, accepted)),
  };
}

const WHERE_TO_ADD = {
  cluster: 'add it under "clusters"',
  environment: 'add it under "environments"',
  template: 'add a template to generator/templates/',
  app: 'add it under "apps"',
} as const;
