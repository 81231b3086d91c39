import { describe, expect, it } from 'vitest';
import type { PresentFile } from '../../plan/present-file.ts';
import { planImport } from './plan-import.ts';

const FOLDER: PresentFile = { kind: 'folder' };
const file = (text: string): PresentFile => ({ kind: 'file', text });
const FOLDERS = ['base/shop', 'overlays/dev/shop'];

function plan(
  wanted: Record<string, string>,
  present: Record<string, PresentFile> = {},
  replaceable: string[] = [],
) {
  return planImport({
    wanted: new Map(Object.entries(wanted)),
    present: new Map(Object.entries(present)),
    replaceable: new Set(replaceable),
    folders: FOLDERS,
  });
}

describe('planImport', () => {
  it('creates everything where nothing stands', () => {
    expect(plan({ 'base/shop/b.yaml': 'b', 'base/shop/a.yaml': 'a' })).toEqual({
      creates: [
        { path: 'base/shop/a.yaml', before: undefined, after: 'a' },
        { path: 'base/shop/b.yaml', before: undefined, after: 'b' },
      ],
      updates: [],
      deletes: [],
      unchanged: [],
      obstacles: [],
      emptiedFolders: [],
    });
  });

  it('replaces its own files, removes those that it no longer has, and leaves others alone', () => {
    const present = {
      'base/shop': FOLDER,
      'base/shop/a.yaml': file('a'),
      'base/shop/same.yaml': file('same'),
      'base/shop/README.md': file('mine'),
      'overlays/dev/shop': FOLDER,
      'overlays/dev/shop/old': FOLDER,
      'overlays/dev/shop/old/x.yaml': file('x'),
    };
    const own = ['base/shop/a.yaml', 'base/shop/same.yaml', 'overlays/dev/shop/old/x.yaml'];
    const { updates, deletes, unchanged, obstacles, emptiedFolders } = plan(
      { 'base/shop/a.yaml': 'A', 'base/shop/same.yaml': 'same', 'overlays/dev/shop/k.yaml': '' },
      present,
      own,
    );
    expect(updates).toEqual([{ path: 'base/shop/a.yaml', before: 'a', after: 'A' }]);
    expect(deletes.map(({ path }) => path)).toEqual(['overlays/dev/shop/old/x.yaml']);
    expect({ unchanged, obstacles, emptiedFolders }).toEqual({
      unchanged: ['base/shop/same.yaml'],
      obstacles: [],
      emptiedFolders: ['overlays/dev/shop/old'],
    });
  });

  it.each<[string, Record<string, PresentFile>, string[]]>([
    ["somebody else's file", { 'base/shop/a.yaml': file('mine') }, ['base/shop/a.yaml']],
    ['a link above', { base: { kind: 'symlink', target: '/' } }, ['base']],
    ['a file above', { 'base/shop': file('') }, ['base/shop']],
    ['a folder in its place', { 'base/shop/a.yaml': FOLDER }, ['base/shop/a.yaml']],
    ['a name in other letters', { 'base/shop/A.yaml': file('') }, ['base/shop/A.yaml']],
    ['a folder in other letters', { 'base/Shop': FOLDER }, ['base/Shop']],
  ])('finds %s in the way', (_, present, obstacles) => {
    expect(plan({ 'base/shop/a.yaml': 'a' }, present).obstacles).toEqual(obstacles);
  });
});
