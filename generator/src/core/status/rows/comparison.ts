import type { ApplicationCondition } from '../application/types.ts';
import type { ExpectedApplication } from './expected.ts';
import type { RowProblem } from './types.ts';

/** Why Argo CD cannot say what git wants, in plain words, with Argo CD's own below. */
export function comparisonProblem(
  { type, message }: ApplicationCondition,
  expected: ExpectedApplication,
  kubectl: string,
): RowProblem {
  const known = CAUSES.find(({ pattern }) => pattern.test(message));
  const details = [shorten(message)];
  if (known === undefined) return { title: `Argo CD reports ${type}`, details, next: [] };
  return { title: known.title(expected), details, next: known.next(expected, kubectl) };
}

interface Cause {
  pattern: RegExp;
  title: (expected: ExpectedApplication) => string;
  next: (expected: ExpectedApplication, kubectl: string) => string[];
}

/** Messages of Argo CD 3.5.1, its repository server and git; the first that fits counts. */
const CAUSES: readonly Cause[] = [
  {
    pattern: /app path does not exist/,
    title: ({ path }) => `git has no ${path} at the commit that Argo CD reads`,
    next: () => ['git push', 'npm run generate'],
  },
  {
    pattern: /kustomize build .* failed/s,
    title: ({ path }) => `Argo CD cannot build ${path}`,
    next: () => ['npx --no strata check'],
  },
  {
    pattern:
      /authentication required|permission denied|403|401|could not read Username|invalid credentials/i,
    title: () => 'Argo CD may not read the repository: its credentials are missing or wrong',
    next: ({ home }) => [`npx --no strata bootstrap ${home}`],
  },
  {
    pattern: /unable to resolve '.*' to a commit SHA|couldn't find remote ref|reference not found/,
    title: () => 'the branch that Argo CD reads is not in the repository',
    next: () => ['git push', 'see targetRevision in gitops.yaml'],
  },
  {
    pattern:
      /failed to list refs|ls-remote|dial tcp|connection refused|no such host|i\/o timeout|Could not resolve host|unable to access|repository not found/i,
    title: () => 'Argo CD cannot reach the repository',
    next: (_, kubectl) => [
      `${kubectl} --namespace argocd logs deployment/argocd-repo-server --tail 20`,
    ],
  },
  {
    pattern:
      /destination .* do(?:es)? not match any of the allowed destinations|application destination/,
    title: ({ application }) => `the AppProject ${application} does not permit the destination`,
    next: () => ['npm run generate', 'commit and push clusters/'],
  },
  {
    pattern: /project .* (?:does not exist|which does not exist)|referencing project/,
    title: ({ application }) => `there is no AppProject ${application}`,
    next: () => ['npm run generate', 'commit and push clusters/'],
  },
];

/** Without the way of an error through Argo CD's parts; of a long one beginning and end tell most. */
function shorten(message: string): string {
  const line = message.replace(/\s+/g, ' ').replace(WAY, '').trim();
  return line.length <= MAX ? line : `${line.slice(0, MAX / 2)} … ${line.slice(-MAX / 2)}`;
}
const WAY =
  /^(?:Failed to load target state: |failed to generate manifest for source \d+ of \d+: |rpc error: code = \w+ desc = |Manifest generation error \(cached\): |`kustomize build [^`]*` failed exit status \d+: |Error: )+/;
const MAX = 400;
