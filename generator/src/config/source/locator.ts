import { isScalar, type Node } from 'yaml';
import type { DocumentPath, Problem } from '../../core/problem.ts';
import type { LocatedProblem } from '../located-problem.ts';
import { findNode, type Found } from './find-node.ts';
import type { Source } from './read-source.ts';

/** A problem of the configuration stages. */
export interface ConfigProblem extends Problem {
  /** Points at the key although it has a value. */
  at?: 'key';
  /**
   * The part of the document that the schema must accept for this problem to be real: what the schema
   * refuses is left out of what the rules see, and something that is missing may be just that.
   */
  needs?: DocumentPath;
}

/** Finds the place in gitops.yaml, or in an included file, that a path of the merged document means. */
export interface Locator {
  /** Adds file, line and column; a path deeper than what is written means its nearest ancestor. */
  locate(problem: ConfigProblem): LocatedProblem;
  /** The file that holds the path, or that would hold it. */
  fileOf(path: DocumentPath): string;
  /** How many segments of the path are written. */
  writtenDepth(path: DocumentPath): number;
  /** A scalar as it is written, for example `1.30`; undefined for maps, lists and quoted text. */
  sourceText(path: DocumentPath): string | undefined;
}

/** Locates in the main file, and below `apps.<name>` in the included file that defines the app. */
export function createLocator(main: Source, appSources: ReadonlyMap<string, Source>): Locator {
  const sourceOf = ([section, name]: DocumentPath): Source =>
    section === 'apps' && name !== undefined ? (appSources.get(String(name)) ?? main) : main;
  return {
    locate: ({ path, at, severity, message, hint }) => {
      const source = sourceOf(path);
      const found = findNode(source, path);
      const isExact = found.depth === path.length;
      const node = pointedNode(found, isExact && at === 'key');
      const { line, col } = source.lines.linePos(node?.range?.[0] ?? 0);
      return {
        file: source.path,
        line: Math.max(line, 1),
        column: Math.max(col, 1),
        severity,
        message,
        ...(hint === undefined ? {} : { hint }),
      };
    },
    fileOf: (path) => sourceOf(path).path,
    writtenDepth: (path) => findNode(sourceOf(path), path).depth,
    sourceText: (path) => {
      const found = findNode(sourceOf(path), path);
      if (found.depth < path.length || !isScalar(found.value)) return undefined;
      return found.value.type === 'PLAIN' ? found.value.source : undefined;
    },
  };
}

/**
 * The value where it is a scalar, the key where the value is a map, list or nothing: the line that
 * people look at first.
 */
function pointedNode({ key, value }: Found, atKey: boolean): Node | undefined {
  if (key === undefined) return value;
  if (atKey) return key;
  return isScalar(value) && value.source !== '' ? value : key;
}
