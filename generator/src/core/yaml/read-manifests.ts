import { Composer, type Document } from 'yaml';
import type { Json } from '../kubernetes/object.ts';
import { nodeValue } from '../manifests/node-value.ts';
import { plainScalar } from '../manifests/plain-scalar.ts';
import { readPlainYaml } from '../manifests/read-plain-yaml.ts';
import { splitDocuments } from '../manifests/split-documents.ts';
import { MAX_DEPTH, readTokens } from './read-tokens.ts';
import { hasUnusualBreaks, restoreTexts, withLineFeeds } from './unusual-breaks.ts';

/**
 * Reads manifests as what Kustomize prints has to be read: as kubectl and Argo CD do, whose reader is
 * go-yaml v2 behind sigs.k8s.io/yaml. That is YAML 1.1 with its words and line breaks; a timestamp is
 * a text, an integer exact.
 *
 * @returns the values of the documents, empty ones left out
 * @throws {SyntaxError} when the text is no YAML, a key stands twice in a map, or it nests too deep;
 *   the message holds nothing of the text
 */
export function readManifests(text: string): Json[] {
  const parts = splitDocuments(text);
  if (parts === undefined) return readAny(text);
  return parts.flatMap(({ text: part }) => {
    const value = readPlainYaml(part, READING);
    return value === undefined ? readAny(part) : [value];
  });
}

const READING = { resolve: plainScalar, maxDepth: MAX_DEPTH };

/** Reads what may be any YAML. */
function readAny(text: string): Json[] {
  const isUnusual = hasUnusualBreaks(text);
  const composer = new Composer(isUnusual ? { ...OPTIONS, keepSourceTokens: true } : OPTIONS);
  const tokens = readTokens(isUnusual ? withLineFeeds(text) : text);
  return [...composer.compose(tokens)].flatMap((document) => {
    const [error] = document.errors;
    if (error !== undefined) throw new SyntaxError(`the text is no YAML (${error.code})`);
    if (isUnusual) restoreTexts(document, text);
    const value = valueOf(document);
    return value === null ? [] : [value];
  });
}

/** What a plain scalar means, and which keys are the same, is decided in `nodeValue`. */
const OPTIONS = {
  schema: 'failsafe',
  resolveKnownTags: false,
  uniqueKeys: false,
  prettyErrors: false,
} as const;

function valueOf(document: Document.Parsed): Json {
  const { value, duplicates } = nodeValue(document);
  if (duplicates.length > 0) throw new SyntaxError('a key stands twice in one map');
  return value;
}
