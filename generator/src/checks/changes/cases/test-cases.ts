import { parse } from 'yaml';
import type { JsonObject, KubernetesObject } from '../../../core/kubernetes/object.ts';

/** An object, what an update of it writes, and the places that the server refuses. */
export interface ChangeCase {
  title: string;
  before: KubernetesObject;
  after: KubernetesObject;
  refused: string[];
}

/** Cases of one kind: each has what is merged into the object before, and what after. */
export function casesOf(
  yaml: string,
  ...cases: readonly [title: string, before: string, after: string, refused: string[]][]
): ChangeCase[] {
  const object = parse(yaml) as KubernetesObject;
  return cases.map(([title, before, after, refused]) => {
    const start = merged(object, parse(before) as JsonObject | null) as KubernetesObject;
    const end = merged(start, parse(after) as JsonObject | null) as KubernetesObject;
    return { title: `${object.kind}: ${title}`, before: start, after: end, refused };
  });
}

/** A JSON merge patch: null removes. */
function merged(target: JsonObject, patch: JsonObject | null): JsonObject {
  const result = { ...target };
  for (const [key, value] of Object.entries(patch ?? {})) {
    const old = result[key];
    if (value === null) delete result[key];
    else if (isMap(value)) result[key] = merged(isMap(old) ? old : {}, value);
    else result[key] = value;
  }
  return result;
}

function isMap(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
