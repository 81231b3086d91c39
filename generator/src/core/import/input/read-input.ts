import { compareText } from '../../compare-text.ts';
import { KUSTOMIZATION_FILES } from '../../kustomize/read-folders.ts';
import type { SourceDocument } from '../source-document.ts';
import { KUSTOMIZE_FILE } from './objects/check-object.ts';
import { AliasBudget } from './values/alias-budget.ts';
import type { InputProblem } from './problem.ts';
import { readDocuments, type ForeignDocument, type ReadDocuments } from './read-documents.ts';
import { repeatedObjects } from './objects/repeated-objects.ts';

/** What was found at the path of one environment. */
export interface InputSources {
  /** The path as it was given. */
  path: string;
  /** Whether it is a folder of files: there, files without any object are passed over. */
  isFolder: boolean;
  texts: readonly InputText[];
  /** What stands in the folder and was not read. */
  skipped: readonly SkippedFile[];
}

export interface InputText {
  /** As the user knows the file. */
  name: string;
  text: string;
}

export interface SkippedFile {
  file: string;
  /** Why, as the end of a sentence. */
  reason: string;
}

export interface ReadInput {
  documents: SourceDocument[];
  /** The texts that were not skipped. */
  texts: InputText[];
  skipped: SkippedFile[];
  problems: InputProblem[];
}

/**
 * Reads all objects of one environment. In a folder, a file that holds no object at all is skipped
 * and named; a file that holds both is a problem, and so is a single file without any.
 *
 * @returns the documents in the order of the input, and all problems of all files, sorted by place;
 *   with a problem, the documents must not be used
 */
export function readInput({ path, isFolder, texts, skipped }: InputSources): ReadInput {
  const budget = new AliasBudget();
  const input: ReadInput = { documents: [], texts: [], skipped: [...skipped], problems: [] };
  for (const { name, text } of texts) {
    const read = readDocuments(name, text, budget);
    const reason = isFolder ? reasonToSkip(name, text, read) : undefined;
    if (reason === undefined) {
      input.texts.push({ name, text });
      input.documents.push(...read.documents);
      input.problems.push(...read.problems, ...read.foreign.map(foreignProblem));
    } else {
      input.skipped.push({ file: name, reason });
    }
  }
  if (input.documents.length === 0 && input.problems.length === 0) {
    input.problems.push(nothingFound(path, input.skipped));
  }
  input.problems.push(...repeatedObjects(input.documents));
  input.problems.sort(comparePlaces);
  input.skipped.sort((a, b) => compareText(a.file, b.file));
  return input;
}

/** The reasons of the skipped files tell which one was meant to be read. */
function nothingFound(path: string, skipped: readonly SkippedFile[]): InputProblem {
  const message = 'no Kubernetes object is here';
  const problem: InputProblem = { file: path, line: 1, column: 1, severity: 'error', message };
  if (skipped.length === 0) return problem;
  const shown = skipped.slice(0, MAX_SHOWN).map(({ file, reason }) => `${file}: ${reason}`);
  const rest = skipped.length - shown.length;
  return { ...problem, hint: [...shown, ...(rest > 0 ? [`${rest} more`] : [])].join('; ') };
}

const MAX_SHOWN = 3;

/** Undefined for a file that holds an object, or may be meant to. */
function reasonToSkip(name: string, text: string, read: ReadDocuments): string | undefined {
  const { documents, foreign, problems } = read;
  if (documents.length > 0) return undefined;
  if (problems.length > 0) {
    // A JSON file with comments, such as tsconfig.json, is no broken manifest.
    const isManifest = !name.endsWith('.json') || text.includes('"apiVersion"');
    return isManifest ? undefined : 'it is no JSON that can be read, and names no apiVersion';
  }
  const [first] = foreign;
  return first === undefined
    ? 'it holds nothing'
    : `it holds no Kubernetes object: ${first.reason}`;
}

function foreignProblem({ place, reason }: ForeignDocument): InputProblem {
  const name = place.file.replace(/^.*[\\/]/s, '');
  if (KUSTOMIZATION_FILES.includes(name)) return { ...place, severity: 'error', ...KUSTOMIZE_FILE };
  const message = `this is no Kubernetes object: ${reason}`;
  return { ...place, severity: 'error', message, hint: 'take it out of what is imported' };
}

function comparePlaces(a: InputProblem, b: InputProblem): number {
  return compareText(a.file, b.file) || a.line - b.line || a.column - b.column;
}
