import { isJsonObject, type Json } from '../kubernetes/object.ts';
import type { PatchMeans } from '../synthesis/types.ts';

/**
 * Of which kind a patch is: a list is one of JSON 6902, a map a strategic merge, which deletes the
 * whole object where it says `$patch: delete` at its top.
 */
export function patchMeans(body: Json | undefined): PatchMeans {
  if (Array.isArray(body)) return 'json-patch';
  return isJsonObject(body) && body['$patch'] === 'delete' ? 'delete' : 'strategic-merge';
}
