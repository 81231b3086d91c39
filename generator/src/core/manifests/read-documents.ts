import { ManifestError, type ManifestDocument } from './manifest-document.ts';
import { readJson } from './read-json.ts';
import { readPlainYaml } from './read-plain-yaml.ts';
import { readYaml } from './read-yaml.ts';
import { countLines, splitDocuments, type DocumentText } from './split-documents.ts';

/**
 * Reads the documents of a manifest file as kubectl does, empty ones left out.
 *
 * @throws {ManifestError} when the text is no YAML, or holds anything but objects.
 */
export function readDocuments(stream: string): ManifestDocument[] {
  const text = stream.startsWith('\ufeff') ? stream.slice(1) : stream;
  const parts = splitDocuments(text);
  const documents = parts === undefined ? readYaml(text, 1) : parts.flatMap(readPart);
  for (const { value, line } of documents) {
    if (typeof value === 'object' && !Array.isArray(value)) continue;
    const found = Array.isArray(value) ? 'a list' : `only ${describe(value)}`;
    throw new ManifestError(`${found} stands where a Kubernetes object is expected`, line);
  }
  return documents;
}

/** The first line that is neither empty, nor a comment, nor the marker. */
const CONTENT = /^(?!---|[^\S\n]*(?:#|$))|(?<=^---\s+)\S/m;

function describe(value: unknown): string {
  return typeof value === 'string' ? 'a text' : `a ${typeof value}`;
}

function readPart({ text, line }: DocumentText): ManifestDocument[] {
  const value = readJson(text) ?? readPlainYaml(text);
  if (value === undefined) return readYaml(text, line);
  const start = countLines(text.slice(0, CONTENT.exec(text)?.index ?? 0));
  return [{ line: line + start, value, duplicates: [], text, textLine: line }];
}
