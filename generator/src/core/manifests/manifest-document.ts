import type { DocumentPath } from '../problem.ts';
import type { Json } from '../kubernetes/object.ts';

/** One document of a manifest file. */
export interface ManifestDocument {
  /** Line of the file, from 1, on which the document's content begins. */
  line: number;
  value: Json;
  /** Keys that stand twice in one map; the last one is in `value`. */
  duplicates: DocumentPath[];
  /** What stands between the document's marks; its first line is `textLine`. */
  text: string;
  textLine: number;
}

/** A text that no reader of manifests takes. */
export class ManifestError extends Error {
  override readonly name = 'ManifestError';
  readonly line: number;

  /** @param line - Of the file, from 1. */
  constructor(message: string, line: number) {
    super(message);
    this.line = line;
  }
}

/** Deeper objects are no manifests; the API server itself stops at 10,000. */
export const MAX_DEPTH = 1000;
