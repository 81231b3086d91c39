import type { RevisionState } from '../revision.ts';
import type { ExpectedApplication } from './expected.ts';
import type { RowFacts } from './make-row.ts';
import type { RowProblem } from './types.ts';

/** Why Argo CD has no Application that gitops.yaml wants. */
export function absentProblems(
  { application, home, kind }: ExpectedApplication,
  { unpushed }: RevisionState,
  { hasRoot, showsRoot, git }: Pick<RowFacts, 'hasRoot' | 'showsRoot' | 'git'>,
): RowProblem[] {
  const title = `Argo CD of ${home} has no Application ${application}`;
  // Told once, at the root.
  if (!hasRoot && showsRoot && kind !== 'root') return [];
  if (!hasRoot) {
    const details =
      kind === 'root' ? [] : ['Its root Application, which makes all others, is not there.'];
    return [{ title, details, next: [`npx --no strata bootstrap ${home}`] }];
  }
  if (unpushed > 0 && git.target !== undefined) {
    return [
      {
        title,
        details: [
          `${countCommits(unpushed)} that may bring it ${unpushed === 1 ? 'is' : 'are'} not in ${git.target.ref}.`,
        ],
        next: ['git push'],
      },
    ];
  }
  return [
    {
      title,
      details: [
        `clusters/${home}/applications/${application}.yaml brings it with the next sync of root.`,
      ],
      next: [`npm run generate`, 'commit and push clusters/, then look at the row of root'],
    },
  ];
}

export function countCommits(count: number): string {
  return count === 1 ? '1 commit' : `${count} commits`;
}
