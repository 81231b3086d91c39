import type { KubernetesObject } from '../../../core/kubernetes/object.ts';
import { isJsonObject } from '../../../core/kubernetes/object.ts';

/** What an annotation `strata.dev/ignore-<id>: <reason>` of an object says. */
export interface Silence {
  id: string;
  annotation: string;
  /** Empty where none is given; then nothing is silenced. */
  reason: string;
}

/** The silences that an object carries, in the order of its annotations. */
export function silencesOf({ metadata }: KubernetesObject): Silence[] {
  const annotations = metadata['annotations'];
  if (!isJsonObject(annotations)) return [];
  return Object.entries(annotations)
    .filter(([annotation]) => annotation.startsWith(PREFIX))
    .map(([annotation, value]) => ({
      id: annotation.slice(PREFIX.length),
      annotation,
      reason: typeof value === 'string' ? value.trim() : '',
    }));
}

const PREFIX = 'strata.dev/ignore-';
