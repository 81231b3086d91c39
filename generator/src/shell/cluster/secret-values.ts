import { isJsonObject, type JsonObject } from '../../core/kubernetes/object.ts';

/** The values of a Secret, as they stand in it; none of any other object. */
export function secretValues(object: JsonObject): string[] {
  if (object['kind'] !== 'Secret') return [];
  return [object['data'], object['stringData']]
    .filter(isJsonObject)
    .flatMap((map) => Object.values(map))
    .filter((value) => typeof value === 'string');
}
