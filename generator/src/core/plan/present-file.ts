/** What stands at a path of the repository, as data. Symbolic links are never followed. */
export type PresentFile =
  | { kind: 'file'; text: string }
  /** Not UTF-8 text, or too large to be a generated file. */
  | { kind: 'binary'; size: number }
  | { kind: 'symlink'; target: string }
  | { kind: 'folder' }
  /** A socket, pipe or device. */
  | { kind: 'special' };
