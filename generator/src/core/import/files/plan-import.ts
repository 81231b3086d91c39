import { compareText } from '../../compare-text.ts';
import { caseFold } from '../../plan/check-wanted.ts';
import { emptiedFolders } from '../../plan/emptied-folders.ts';
import { foldersAbove, isWithin } from '../../plan/paths/safe-path.ts';
import type { FileChange } from '../../plan/plan.ts';
import type { PresentFile } from '../../plan/present-file.ts';

/** What an import does to the tree; every list is sorted by path. */
export interface ImportPlan {
  creates: FileChange[];
  updates: FileChange[];
  deletes: FileChange[];
  unchanged: string[];
  /** Files that stand where the import must write, and are not its own: then nothing is written. */
  obstacles: string[];
  /** Folders that hold nothing once the deletes are done. */
  emptiedFolders: string[];
}

export interface ImportPlanInput {
  /** Path to content. */
  wanted: ReadonlyMap<string, string>;
  /** What stands in the app's folders, and any link or file above them. */
  present: ReadonlyMap<string, PresentFile>;
  /** Files of an earlier import that nobody changed. */
  replaceable: ReadonlySet<string>;
  /** Folders of the app: outside of these nothing is removed. */
  folders: readonly string[];
}

/** Compares the wanted files with the present ones: only those of an earlier import may change. */
export function planImport({ wanted, present, replaceable, folders }: ImportPlanInput): ImportPlan {
  const wantedPaths = [...wanted.keys()].sort(compareText);
  const changes = wantedPaths.map((path): FileChange => {
    const file = present.get(path);
    return {
      path,
      before: file?.kind === 'file' ? file.text : undefined,
      after: wanted.get(path),
    };
  });
  const deletes = [...replaceable]
    .filter((path) => !wanted.has(path))
    .sort(compareText)
    .flatMap((path): FileChange[] => {
      const file = present.get(path);
      return file?.kind === 'file' ? [{ path, before: file.text, after: undefined }] : [];
    });
  const deleted = new Set(deletes.map(({ path }) => path));
  return {
    creates: changes.filter(({ before }) => before === undefined),
    updates: changes.filter(({ before, after }) => before !== undefined && before !== after),
    deletes,
    unchanged: changes.flatMap(({ path, before, after }) => (before === after ? [path] : [])),
    obstacles: obstaclesTo(wantedPaths, present, replaceable),
    emptiedFolders: emptiedFolders(present, wantedPaths, deleted, ROOTS).filter((folder) =>
      isWithin(folder, folders),
    ),
  };
}

const ROOTS = ['base', 'overlays'];

/** Nothing is written over or through what is not the import's own, whatever the file system. */
function obstaclesTo(
  wanted: readonly string[],
  present: ReadonlyMap<string, PresentFile>,
  replaceable: ReadonlySet<string>,
): string[] {
  const files = new Map(wanted.map((path) => [caseFold(path), path]));
  const above = new Map(wanted.flatMap(foldersAbove).map((path) => [caseFold(path), path]));
  const inTheWay = [...present].flatMap(([path, { kind }]) => {
    const folded = caseFold(path);
    const isAbove = above.has(folded) && (kind !== 'folder' || above.get(folded) !== path);
    const isAt = files.has(folded) && (files.get(folded) !== path || !replaceable.has(path));
    return isAbove || isAt ? [path] : [];
  });
  return inTheWay.sort(compareText);
}
