import { describe, expect, it } from 'vitest';
import { revisionState, type GitFacts } from './revision.ts';

const READS = ['overlays/dev/web', 'base/web'];
const facts: GitFacts = {
  target: { ref: 'origin/main', commit: 'c' },
  unpushed: [
    { id: 'd', files: ['base/web/kustomization.yaml'] },
    { id: 'e', files: ['README.md'] },
  ],
  since: new Map([
    ['c', []],
    ['b', [{ id: 'c', files: ['docs/x.md', 'overlays/dev/webshop/a.yaml'] }]],
    [
      'a',
      [
        { id: 'c', files: ['docs/x.md'] },
        { id: 'b', files: ['overlays/dev/web/a.yaml'] },
      ],
    ],
    ['gone', undefined],
  ]),
};

describe('the relation of a deployed commit to git', () => {
  it.each([
    ['the newest commit', 'c', { kind: 'current' }],
    ['an older one, when nothing since touches the deployment', 'b', { kind: 'current' }],
    ['an older one', 'a', { kind: 'behind', commits: 1 }],
  ])('%s', (_, deployed, expected) => {
    expect(revisionState(deployed, READS, facts).relation).toEqual(expected);
  });

  it.each([
    ['nothing is deployed', undefined, facts],
    ['the clone does not know the commit', 'gone', facts],
    ['there is no branch to compare with', 'c', { ...facts, target: undefined }],
  ])('is unknown where %s', (_, deployed, of) => {
    expect(revisionState(deployed, READS, of).relation.kind).toBe('unknown');
  });

  it('counts commits that are not pushed and touch the deployment', () => {
    expect(revisionState('c', READS, facts).unpushed).toBe(1);
  });
});
