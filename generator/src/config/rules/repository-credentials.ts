import type { ConfigProblem } from '../source/locator.ts';
import type { RuleContext } from './rule.ts';

/** No password in Git: an address with one is refused, and not repeated in the message. */
export function repositoryCredentials({ written }: RuleContext): ConfigProblem[] {
  const hasCredentials = /^https?:\/\/[^/]*@/.test(written.repoURL);
  if (!hasCredentials) return [];
  return [
    {
      severity: 'error',
      path: ['repoURL'],
      message: '"repoURL" holds a user name or password, accepted is the plain address',
      hint: 'remove it, and give the credentials to Argo CD with "argocd repo add"',
    },
  ];
}
