import { isJsonObject, type Json, type JsonObject } from '../../core/kubernetes/object.ts';
import type { DocumentPath } from '../../core/problem.ts';
import { gitopsSchema, type WrittenGitops } from '../schema/gitops.ts';
import { valueAt } from '../own-value.ts';
import { validate, type Finding } from './validate.ts';

/**
 * Reads as much of a faulty document as the schema accepts, so that the rules can report their
 * problems in the same run: what is wrong is left out, and its parent where it cannot be left out.
 * Undefined when too little remains. The result serves to find further problems, never to generate.
 */
export function salvage(
  document: JsonObject,
  findings: readonly Finding[],
): WrittenGitops | undefined {
  let remaining = structuredClone(document);
  let toDrop = findings;
  for (let round = 0; round < MAX_ROUNDS; round += 1) {
    for (const finding of toDrop) drop(remaining, finding);
    remaining = { ...PLACEHOLDERS, ...remaining };
    const result = validate(gitopsSchema, remaining);
    if (result.value !== undefined) return result.value;
    toDrop = result.findings;
  }
  return undefined;
}

/** What is dropped moves up one level a round, and entries lie at most this deep. */
const MAX_ROUNDS = 8;
/** The keys of the root that are required: they stand for themselves when theirs is wrong. */
const PLACEHOLDERS: JsonObject = { version: 1, repoURL: 'https://placeholder.invalid' };

function drop(root: JsonObject, finding: Finding): void {
  const path = finding.kind === 'missing key' ? finding.path.slice(0, -1) : finding.path;
  const key = path.at(-1);
  if (key === undefined) return;
  removeEntry(valueAt(root, path.slice(0, -1)), key, path);
}

function removeEntry(parent: Json | undefined, key: string | number, path: DocumentPath): void {
  if (isJsonObject(parent)) delete parent[String(key)];
  // An item is emptied, not removed, so that the indexes of the other findings still hold.
  if (Array.isArray(parent) && typeof key === 'number' && path.length > 0) parent[key] = null;
}
