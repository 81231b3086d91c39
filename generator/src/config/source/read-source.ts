import { LineCounter, parseDocument, type Alias, type Document, type Node } from 'yaml';
import { isJsonObject, type JsonObject } from '../../core/kubernetes/object.ts';
import { isTooDeep } from '../../core/yaml/read-tokens.ts';
import type { ConfigFile, LocatedProblem } from '../located-problem.ts';
import { syntaxFaults } from './syntax-faults.ts';
import { toJson, type Fault } from './to-json.ts';

/** A parsed file: its data, and the nodes that tell where each value stands. */
export interface Source {
  path: string;
  json: JsonObject;
  contents: Node;
  lines: LineCounter;
  targets: ReadonlyMap<Alias, Node>;
}

/**
 * Parses one file. `source` is undefined when the file cannot be used at all; the problems then say
 * why. A duplicate key or a doubtful number is a problem too, but leaves the rest usable, so that one
 * run reports everything.
 */
export function readSource(file: ConfigFile): {
  source: Source | undefined;
  problems: LocatedProblem[];
} {
  const text = withoutByteOrderMark(file.text);
  const lines = countLines(text);
  const locate = (fault: Fault): LocatedProblem => locateFault(file.path, lines, fault);
  const unreadable = unreadableFault(text);
  if (unreadable !== undefined) return { source: undefined, problems: [locate(unreadable)] };

  const document = parse(text);
  const broken = syntaxFaults(document);
  if (broken.length > 0) return { source: undefined, problems: broken.map(locate) };

  const { contents } = document;
  const conversion = toJson(contents, (offset) => lines.linePos(offset).line);
  const faults = [...conversion.faults, ...rootFaults(contents, isJsonObject(conversion.value))];
  const usable = contents !== null && isJsonObject(conversion.value) && !faults.some(isFatal);
  return {
    source: usable
      ? {
          path: file.path,
          json: conversion.value as JsonObject,
          contents,
          lines,
          targets: conversion.targets,
        }
      : undefined,
    problems: faults.map(locate),
  };
}

function withoutByteOrderMark(text: string): string {
  return text.startsWith('\uFEFF') ? text.slice(1) : text;
}

/** All line starts, also of a text that is never parsed. */
function countLines(text: string): LineCounter {
  const lines = new LineCounter();
  lines.addNewLine(0);
  for (const { index } of text.matchAll(/\n/g)) lines.addNewLine(index + 1);
  return lines;
}

/** What makes a text no YAML worth parsing: size, control characters, depth. */
function unreadableFault(text: string): Fault | undefined {
  if (text.length > MAX_LENGTH) {
    const message = `the file has ${text.length} characters, accepted are up to ${MAX_LENGTH}`;
    return { offset: 0, message, hint: 'split it with include', fatal: true };
  }
  const offset = text.search(CONTROL_CHARACTER);
  if (offset !== -1) {
    const message = 'the file holds a control character, so it is no text';
    return { offset, message, hint: 'save it as UTF-8 text', fatal: true };
  }
  if (!isTooDeep(text)) return undefined;
  return { offset: 0, message: 'nested too deeply to be read', fatal: true };
}
/** The largest file that is read, in UTF-16 units. */
const MAX_LENGTH = 2 * 1024 * 1024;
const CONTROL_CHARACTER = /(?![\t\n\r])\p{Cc}/u;

function parse(text: string): Document.Parsed {
  return parseDocument(text, {
    prettyErrors: false,
    // Duplicate keys are found with both their places in to-json.ts.
    uniqueKeys: false,
    logLevel: 'error',
  });
}

function rootFaults(contents: Node | null, isMap: boolean): Fault[] {
  if (isMap) return [];
  const isEmpty = contents === null || (contents.range?.[0] === contents.range?.[1] && !isMap);
  const message = isEmpty
    ? 'the file is empty, accepted is a mapping of keys'
    : 'the file must be a mapping of keys such as "apps: ..."';
  return [{ offset: contents?.range?.[0] ?? 0, message, fatal: true }];
}

function isFatal(fault: Fault): boolean {
  return fault.fatal;
}

function locateFault(file: string, lines: LineCounter, fault: Fault): LocatedProblem {
  const { line, col } = lines.linePos(fault.offset);
  return {
    file,
    line: Math.max(line, 1),
    column: Math.max(col, 1),
    severity: 'error',
    message: fault.message,
    ...(fault.hint === undefined ? {} : { hint: fault.hint }),
  };
}
