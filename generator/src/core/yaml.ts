import { parseAllDocuments, stringify, type Tags } from 'yaml';
import type { Json } from './kubernetes/object.ts';

/**
 * The one YAML writer. Kustomize, kubectl and Argo CD read three dialects of YAML, so every string
 * that any of them could take for something else is double-quoted: those that begin with a digit,
 * sign, dot or underscore, and those with unusual line breaks. `compat` covers the words of YAML 1.1
 * (`yes`, `on`).
 */
export function writeYaml(value: unknown): string {
  return stringify(value, WRITE_OPTIONS);
}
const WRITE_OPTIONS = {
  lineWidth: 0,
  aliasDuplicateObjects: false,
  compat: 'yaml-1.1',
} as const;

/**
 * Reads manifests as Kustomize's output has to be read: YAML 1.1 scalars, integers exact, a
 * timestamp is a string.
 *
 * @throws {SyntaxError} when the text is no YAML.
 */
export function readManifests(text: string): Json[] {
  return parseAllDocuments(text, READ_OPTIONS).flatMap((document) => {
    const [error] = document.errors;
    if (error !== undefined) throw new SyntaxError(error.message);
    const value = document.toJS() as Json | undefined;
    return value === null || value === undefined ? [] : [value];
  });
}
const READ_OPTIONS = {
  version: '1.1',
  merge: true,
  intAsBigInt: true,
  customTags: (tags: Tags): Tags =>
    tags.filter((tag) => typeof tag === 'string' || tag.tag !== 'tag:yaml.org,2002:timestamp'),
} as const;
