import { describe, expect, test } from 'vitest';
import { InternalError } from '../internal-error.ts';
import { addHeader } from './header.ts';
import { changesOf, isBlocked, planChanges, type Plan } from './plan.ts';
import type { PresentFile } from './present-file.ts';
import { userOwned } from './user-owned.ts';

const A = 'base/web/a.yaml';
const B = 'overlays/dev/web/b.yaml';

interface Situation {
  wanted?: Record<string, string>;
  present?: Record<string, string | PresentFile>;
  discard?: string[];
  handKept?: string[];
}

function plan({ wanted = {}, present = {}, discard = [], handKept = [] }: Situation): Plan {
  const files = Object.entries(present).map(([path, file]): [string, PresentFile] => [
    path,
    typeof file === 'string' ? { kind: 'file', text: file } : file,
  ]);
  return planChanges({
    wanted: new Map(Object.entries(wanted)),
    present: new Map(files),
    ownedRoots: ['base', 'overlays', 'clusters', 'generator/schemas/gitops.schema.json'],
    discard: new Set(discard),
    isUserOwned: userOwned(new Set(handKept)),
  });
}

const NOTHING: Plan = {
  creates: [],
  updates: [],
  deletes: [],
  unchanged: [],
  handEdits: [],
  obstacles: [],
  foreign: [],
  emptiedFolders: [],
  refusedDiscards: [],
};

const old = addHeader(A, 'x: 1\n');
const edited = `${old}y: 2\n`;
const fresh = addHeader(A, 'x: 3\n');

describe('planChanges', () => {
  test('creates what is absent', () => {
    expect(plan({ wanted: { [A]: 'x: 3\n' } })).toEqual({
      ...NOTHING,
      creates: [{ path: A, before: undefined, after: fresh }],
    });
  });

  test('updates an unedited file', () => {
    expect(plan({ wanted: { [A]: 'x: 3\n' }, present: { [A]: old } })).toEqual({
      ...NOTHING,
      updates: [{ path: A, before: old, after: fresh }],
    });
  });

  test('deletes an unedited file that is not wanted any more, and the folders that it leaves empty', () => {
    expect(plan({ present: { [A]: old } })).toEqual({
      ...NOTHING,
      deletes: [{ path: A, before: old, after: undefined }],
      emptiedFolders: ['base', 'base/web'],
    });
  });

  test('finds nothing to do in a checkout with CRLF', () => {
    const present = { [A]: fresh.replaceAll('\n', '\r\n') };

    expect(plan({ wanted: { [A]: 'x: 3\n' }, present })).toEqual({ ...NOTHING, unchanged: [A] });
  });

  test('reports an edit of a wanted file, with what is there and what would be written', () => {
    const result = plan({ wanted: { [A]: 'x: 3\n' }, present: { [A]: edited } });

    expect(result).toEqual({
      ...NOTHING,
      handEdits: [{ path: A, before: edited, after: fresh }],
    });
    expect(isBlocked(result)).toBe(true);
  });

  test('reports an edit of a file that is not wanted any more', () => {
    expect(plan({ present: { [A]: edited } })).toEqual({
      ...NOTHING,
      handEdits: [{ path: A, before: edited, after: undefined }],
    });
  });

  test('takes content that equals the wish for no edit, whatever its digest', () => {
    const present = { [A]: fresh.replace(/sha256:\w+/, 'sha256:0000000000000000') };

    expect(plan({ wanted: { [A]: 'x: 3\n' }, present }).updates).toHaveLength(1);
  });

  test.each([
    ['wanted', { [A]: 'x: 3\n' }, 'updates'],
    ['unwanted', {}, 'deletes'],
  ] as const)('regenerates a conflicted file that is %s', (_, wanted, list) => {
    const present = { [A]: `<<<<<<< HEAD\n${old}=======\n${fresh}>>>>>>> topic\n` };
    const result = plan({ wanted, present });

    expect(result[list].map((change) => change.path)).toEqual([A]);
    expect(isBlocked(result)).toBe(false);
  });

  test('discards exactly the edits that it is told to', () => {
    const present = { [A]: edited, [B]: edited, 'base/web/c.yaml': edited };
    const result = plan({ wanted: { [A]: 'x: 3\n' }, present, discard: [A, B] });

    expect(result.updates.map((change) => change.path)).toEqual([A]);
    expect(result.deletes.map((change) => change.path)).toEqual([B]);
    expect(result.handEdits.map((change) => change.path)).toEqual(['base/web/c.yaml']);
  });

  test('refuses to discard what Strata did not write', () => {
    const present = {
      'base/web/notes.md': 'mine\n',
      'base/web/link.yaml': { kind: 'symlink', target: '/etc' } as const,
      'base/web/custom/a.yaml': edited,
    };
    const discard = ['base/web/gone.yaml', ...Object.keys(present)];
    const result = plan({ present, discard });

    expect(result.refusedDiscards).toEqual([
      { path: 'base/web/custom/a.yaml', reason: 'user-owned' },
      { path: 'base/web/gone.yaml', reason: 'absent' },
      { path: 'base/web/link.yaml', reason: 'foreign' },
      { path: 'base/web/notes.md', reason: 'foreign' },
    ]);
    expect(isBlocked(result)).toBe(true);
    expect(changesOf(result)).toEqual([]);
  });

  test('does not mind a discard of an unedited file', () => {
    expect(isBlocked(plan({ present: { [A]: old }, discard: [A] }))).toBe(false);
  });

  test('reports foreign files and never touches them', () => {
    const result = plan({
      present: {
        'base/notes.md': 'mine\n',
        'base/logo.png': { kind: 'binary', size: 10 },
        'overlays/link': { kind: 'symlink', target: '..' },
        'overlays/pipe': { kind: 'special' },
        'overlays/empty': { kind: 'folder' },
        'README.md': 'outside of the owned roots\n',
      },
    });

    expect(result).toEqual({
      ...NOTHING,
      foreign: ['base/logo.png', 'base/notes.md', 'overlays/link', 'overlays/pipe'],
    });
    expect(isBlocked(result)).toBe(false);
  });

  test("neither touches nor mentions the user's own files, whatever header they carry", () => {
    const present = {
      'base/web/custom/kustomization.yaml': 'mine\n',
      'overlays/dev/web/custom/patch.yaml': old,
      'base/legacy/a.yaml': old,
      'overlays/dev/legacy/b.yaml': edited,
    };

    expect(plan({ present, handKept: ['legacy'] })).toEqual(NOTHING);
  });

  test.each([
    ['foreign file', { [A]: 'mine\n' }, A],
    ['foreign file', { [A]: { kind: 'binary', size: 1 } }, A],
    ['symbolic link', { [A]: { kind: 'symlink', target: 'b.yaml' } }, A],
    ['folder', { [A]: { kind: 'folder' } }, A],
    ['symbolic link', { base: { kind: 'symlink', target: '/tmp' } }, 'base'],
    ['file in place of a folder', { 'base/web': 'mine\n' }, 'base/web'],
    ['other case', { 'base/web/A.yaml': old }, 'base/web/A.yaml'],
  ] as const)('finds a %s in the way of a generated file', (found, present, path) => {
    const result = plan({ wanted: { [A]: 'x: 1\n' }, present });

    expect(result).toEqual({ ...NOTHING, obstacles: [{ path, found, wanted: [A] }] });
    expect(isBlocked(result)).toBe(true);
  });

  test('reports a link in place of a folder once for all files below it', () => {
    const result = plan({
      wanted: { [B]: 'x: 1\n', 'overlays/prod/web/b.yaml': 'x: 1\n', [A]: 'x: 1\n' },
      present: { overlays: { kind: 'symlink', target: '/tmp' } },
    });

    expect(result.obstacles).toEqual([
      { path: 'overlays', found: 'symbolic link', wanted: [B, 'overlays/prod/web/b.yaml'] },
    ]);
    expect(result.creates.map((change) => change.path)).toEqual([A]);
  });

  test('keeps a folder in which anything else is left', () => {
    const result = plan({
      wanted: { 'base/next/a.yaml': 'x: 1\n' },
      present: {
        base: { kind: 'folder' },
        'base/web': { kind: 'folder' },
        'base/web/a.yaml': old,
        'overlays/dev/web': { kind: 'folder' },
        'overlays/dev/web/b.yaml': old,
        'overlays/dev/web/custom/a.yaml': 'mine\n',
        'overlays/prod/web/b.yaml': old,
        'overlays/prod/web/empty': { kind: 'folder' },
        'overlays/test/web/b.yaml': old,
        'overlays/test/notes.md': 'mine\n',
      },
    });

    expect(result.emptiedFolders).toEqual(['base/web', 'overlays/test/web']);
  });

  test('sorts every list', () => {
    const paths = ['base/c/c.yaml', 'base/a/a.yaml', 'base/b/b.yaml'];
    const present = Object.fromEntries(paths.map((path) => [path, edited]));
    const wanted = { 'base/b/b.yaml': 'x: 3\n' };
    const result = plan({ wanted, present });

    expect(result.handEdits.map((change) => change.path)).toEqual(paths.toSorted());
  });

  test('takes __proto__ for a name like any other', () => {
    const wanted = new Map([['base/__proto__/a.yaml', 'x: 1\n']]);
    const result = planChanges({
      wanted,
      present: new Map(),
      ownedRoots: ['base'],
      discard: new Set(),
      isUserOwned: userOwned(new Set()),
    });

    expect(result.creates).toHaveLength(1);
  });

  test.each([
    ['/base/a.yaml', 'it is absolute'],
    ['base/../../a.yaml', 'it contains the segment ".."'],
    ['base\\a.yaml', 'it contains a backslash'],
    ['base/a\0.yaml', 'it contains a control character'],
    ['docs/a.yaml', 'it is outside of base, overlays, clusters'],
    ['baseline/a.yaml', 'it is outside of base'],
    ['base/web/custom/a.yaml', "it is the user's own"],
  ])('refuses to want %j', (path, problem) => {
    expect(() => plan({ wanted: { [path]: '' } })).toThrow(InternalError);
    expect(() => plan({ wanted: { [path]: '' } })).toThrow(problem);
  });

  test.each([
    ['base/web/a.yaml', 'base/web/A.yaml', 'take them for one file'],
    ['base/web/\u00e9.yaml', 'base/web/e\u0301.yaml', 'take them for one file'],
    ['base/a.yaml', 'base/a.yaml/b.yaml', 'is a file'],
  ])('refuses to want both %j and %j', (one, other, problem) => {
    expect(() => plan({ wanted: { [one]: '', [other]: '' } })).toThrow(problem);
  });
});
