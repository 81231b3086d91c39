import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import type { JsonObject } from '../../generator/src/core/kubernetes/object.ts';

const CASES = join(import.meta.dirname, '../../../shared/validation');

/** An object, and whether a real API server accepts it. */
export interface ValidationCase {
  accepted: boolean;
  object: JsonObject;
}

/** Objects of public repositories, with and without mistakes; none where they are not there. */
export function validationCases(): ValidationCase[] {
  const file = join(CASES, 'cases.ndjson.gz');
  if (!existsSync(file)) return [];
  const lines = gunzipSync(readFileSync(file)).toString('utf8').trim().split('\n');
  return lines.map((line) => JSON.parse(line) as ValidationCase);
}
