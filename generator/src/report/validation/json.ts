import type { ObjectResult } from './result.ts';

/** `{"objects": [...]}`, an object a line. */
export function renderValidationJson(results: readonly ObjectResult[]): string {
  const lines = results.map((result) => JSON.stringify(result));
  return lines.length === 0 ? '{"objects": []}' : `{"objects": [\n${lines.join(',\n')}\n]}`;
}
