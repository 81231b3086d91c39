import { parseAllDocuments } from 'yaml';
import type { Json, KubernetesObject } from '../../kubernetes/object.ts';
import { lineCount } from '../line-count.ts';
import type { GeneratorParts } from './generator.ts';

/**
 * Lines that a person reads for a generator: its entry and its files. Blank lines and comments do not
 * count; a file of YAML or JSON counts as its values in block style, so that flow style makes nothing
 * shorter.
 */
export function generatorLines({ entry, files }: GeneratorParts): number {
  const ofFiles = [...files].map(([path, text]) => sourceLines(path, text));
  return sum([lineCount(entry as unknown as Json), ...ofFiles]);
}

/** Lines of a ConfigMap or Secret that stands in a file of its own, counted in the same way. */
export function objectLines(object: KubernetesObject): number {
  return lineCount(object);
}

/** Lines of a file that a generator reads: of YAML or JSON, those of its values in block style. */
export function sourceLines(path: string, text: string): number {
  const values = /\.(?:json|ya?ml)$/i.test(path) ? readValues(text) : undefined;
  if (values !== undefined) return sum(values.map((value) => lineCount(value as Json)));
  return filledLines(text).filter((line) => !line.trim().startsWith('#')).length;
}

function filledLines(text: string): string[] {
  return text.split('\n').filter((line) => line.trim() !== '');
}

/**
 * Undefined for a text without flow style, whose lines count as they are; and for what is no YAML after
 * all, such as a template, or is too much to read for an estimate.
 */
function readValues(text: string): unknown[] | undefined {
  if (!/[[{]/.test(text) || isDeep(text)) return undefined;
  try {
    if (/^\s*[[{]/.test(text)) return [JSON.parse(text) as unknown];
    return text.length > MAX_LENGTH ? undefined : readDocuments(text);
  } catch (error) {
    // ReferenceError: more aliases than a file has that means well.
    if (error instanceof SyntaxError || error instanceof ReferenceError) return undefined;
    throw error;
  }
}

const MAX_LENGTH = 50_000;

/** Any YAML, not manifests alone: it only has to be counted, without a word on stderr. */
function readDocuments(text: string): unknown[] | undefined {
  const documents = parseAllDocuments(text, {
    version: '1.1',
    merge: true,
    uniqueKeys: false,
    logLevel: 'error',
  });
  if (documents.some(({ errors }) => errors.length > 0)) return undefined;
  return documents
    .map((document) => document.toJS() as unknown)
    .filter((value) => value !== null && value !== undefined);
}

/** Whether brackets or indentation nest so deep that reading could exhaust the stack. */
function isDeep(text: string): boolean {
  if (/^[ \t?:-]{200}/m.test(text)) return true;
  let depth = 0;
  for (const bracket of text.match(/[[\]{}]/g) ?? []) {
    depth = Math.max(0, depth + (bracket === '[' || bracket === '{' ? 1 : -1));
    if (depth > 100) return true;
  }
  return false;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
