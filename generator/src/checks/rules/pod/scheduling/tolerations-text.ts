import { isJsonObject, type Json, type JsonObject } from '../../../../core/kubernetes/object.ts';
import type { Field } from '../../shared/field.ts';
import { checkToleration } from './tolerations.ts';

/** Tolerations as JSON in an annotation, as they were before they had a field. */
export function checkTolerationsText(annotation: Field): void {
  const tolerations = parseTolerations(annotation.text);
  if (tolerations === undefined) annotation.invalid('must be a JSON list of tolerations');
  for (const toleration of tolerations ?? []) checkToleration(annotation.completed(toleration));
}

const TOLERATION_KEYS: Readonly<Record<string, string>> = {
  key: 'key',
  operator: 'operator',
  value: 'value',
  effect: 'effect',
  tolerationseconds: 'tolerationSeconds',
};

/** Go finds the fields in whatever case they are written. */
function parseTolerations(text: string): JsonObject[] | undefined {
  const list = parseJson(text);
  if (list === null) return [];
  if (!Array.isArray(list)) return undefined;
  const tolerations: JsonObject[] = [];
  for (const item of list) {
    if (item !== null && !isJsonObject(item)) return undefined;
    const entries = Object.entries(item ?? {}).flatMap(([key, value]): [string, Json][] => {
      const name = TOLERATION_KEYS[key.toLowerCase()];
      return name === undefined ? [] : [[name, value]];
    });
    const isTyped = entries.every(
      ([key, value]) =>
        value === null || typeof value === (key === 'tolerationSeconds' ? 'number' : 'string'),
    );
    if (!isTyped) return undefined;
    tolerations.push(Object.fromEntries(entries));
  }
  return tolerations;
}

function parseJson(text: string): Json | undefined {
  try {
    return JSON.parse(text) as Json;
  } catch {
    return undefined;
  }
}
