import type { ConfigProblem } from '../source/locator.ts';
import { quote } from '../quote.ts';
import type { RuleContext } from './rule.ts';

/** An app that no environment runs is probably unfinished. */
export function appsWithoutEnvironments({ written }: RuleContext): ConfigProblem[] {
  return Object.entries(written.apps)
    .filter(([, app]) => Object.keys(app.environments).length === 0)
    .map(([name]) => ({
      severity: 'warning',
      path: ['apps', name],
      at: 'key',
      needs: ['apps', name],
      message: `app ${quote(name)} lists no environment, so it is deployed nowhere`,
      hint: 'add "environments" with the environments that it runs in',
    }));
}
