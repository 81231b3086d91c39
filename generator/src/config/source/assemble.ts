import type { JsonObject } from '../../core/kubernetes/object.ts';
import { matchesPattern, isSafePattern } from './include.ts';
import type { ConfigFile, LocatedProblem } from '../located-problem.ts';
import { createLocator, type Locator } from './locator.ts';
import { keysOf, objectOrEmpty, own } from '../own-value.ts';
import { eitherOf, quote } from '../quote.ts';
import { findNode } from './find-node.ts';
import { readSource, type Source } from './read-source.ts';

/** All files as one document. */
export interface Assembled {
  document: JsonObject;
  locator: Locator;
}

/**
 * Reads the main file and the included ones and joins them: an included file adds entries to `apps`
 * and holds nothing else. Without a readable main file there is no document.
 */
export function assemble(files: readonly ConfigFile[]): {
  assembled: Assembled | undefined;
  problems: LocatedProblem[];
} {
  const [mainFile, ...includedFiles] = files;
  if (mainFile === undefined) throw new RangeError('the list of files is empty');
  const { source: main, problems } = readSource(mainFile);
  const included: Source[] = [];
  for (const file of includedFiles) {
    const read = readSource(file);
    problems.push(...read.problems);
    if (read.source !== undefined) included.push(read.source);
  }
  if (main === undefined) return { assembled: undefined, problems };

  const owners = new Map<string, Source>();
  const apps: JsonObject = { ...objectOrEmpty(own(main.json, 'apps')) };
  for (const name of Object.keys(apps)) owners.set(name, main);
  for (const source of included) {
    problems.push(...strayContent(source));
    for (const [name, app] of Object.entries(objectOrEmpty(own(source.json, 'apps')))) {
      const owner = owners.get(name);
      if (owner !== undefined) {
        problems.push(definedTwice(name, source, owner));
        continue;
      }
      owners.set(name, source);
      apps[name] = app;
    }
  }
  const locator = createLocator(main, owners);
  problems.push(...patternsWithoutFile(main, includedFiles, locator));
  const hasIncluded = included.length > 0;
  const document = hasIncluded ? { ...main.json, apps } : main.json;
  return { assembled: { document, locator }, problems };
}

/** What an included file holds beside `apps`. */
function strayContent(source: Source): LocatedProblem[] {
  const stray = keysOf(source.json)
    .filter((key) => key !== 'apps')
    .map((key) => {
      const message = `unknown key ${quote(key)}, an included file holds apps only`;
      return problemAt(source, [key], message, 'move it to gitops.yaml');
    });
  const apps = own(source.json, 'apps');
  if (apps === undefined || apps === null || keysOf(apps).length > 0) return stray;
  const isEmptyMap = typeof apps === 'object' && !Array.isArray(apps);
  return isEmptyMap ? stray : [...stray, problemAt(source, ['apps'], '"apps" must be a mapping')];
}

function definedTwice(name: string, source: Source, owner: Source): LocatedProblem {
  const path = ['apps', name];
  const { line, column } = problemAt(owner, path, '');
  const message = `app ${quote(name)} is defined twice, first in ${owner.path}:${line}:${column}`;
  return problemAt(source, path, message, 'remove or rename one of the two');
}

function patternsWithoutFile(
  main: Source,
  files: readonly ConfigFile[],
  locator: Locator,
): LocatedProblem[] {
  const patterns = own(main.json, 'include');
  if (!Array.isArray(patterns)) return [];
  return patterns.flatMap((pattern, index) => {
    if (typeof pattern !== 'string') return [];
    const path = ['include', index];
    if (!isSafePattern(pattern)) {
      const accepted = 'accepted is a path inside of the repository such as apps/*.yaml';
      const message = `"include[${index}]" is ${quote(pattern)}, ${accepted}`;
      const hint = `${eitherOf(['a leading "/"', '".."', '":"', '"\\"'])} leads out of it`;
      return [locator.locate({ severity: 'error', path, message, hint })];
    }
    if (files.some((file) => matchesPattern(pattern, file.path))) return [];
    const isGlob = pattern.includes('*');
    const message = `no file matches ${quote(pattern)}`;
    const hint = 'write the file, or remove the line';
    return [locator.locate({ severity: isGlob ? 'warning' : 'error', path, message, hint })];
  });
}

function problemAt(
  source: Source,
  path: readonly string[],
  message: string,
  hint?: string,
): LocatedProblem {
  const { key } = findNode(source, path);
  const { line, col } = source.lines.linePos(key?.range?.[0] ?? 0);
  const problem = { file: source.path, line, column: col, severity: 'error' as const, message };
  return hint === undefined ? problem : { ...problem, hint };
}
