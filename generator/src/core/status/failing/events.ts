import { compareText } from '../../compare-text.ts';
import type { KubernetesObject } from '../../kubernetes/object.ts';
import { textAt } from '../read.ts';

export interface EventReason {
  reason: string;
  message: string;
}

/** Tells what events say of an object. */
export type EventLookup = (object: KubernetesObject) => EventReason | undefined;

/**
 * The latest event of each object that tells of trouble: a warning, or one of the normal ones that
 * name what an object waits for.
 */
export function lookUpEvents(events: readonly KubernetesObject[]): EventLookup {
  const latest = new Map<string, KubernetesObject>();
  for (const event of events.filter(isTrouble)) {
    const uid = textAt(event, 'involvedObject', 'uid') ?? '';
    const known = latest.get(uid);
    if (known === undefined || compareText(timeOf(known), timeOf(event)) <= 0) {
      latest.set(uid, event);
    }
  }
  return (object) => {
    const event = latest.get(textAt(object, 'metadata', 'uid') ?? '');
    if (event === undefined) return undefined;
    return { reason: textAt(event, 'reason') ?? '', message: textAt(event, 'message') ?? '' };
  };
}

function isTrouble(event: KubernetesObject): boolean {
  return textAt(event, 'type') === 'Warning' || NORMAL_REASONS.has(textAt(event, 'reason') ?? '');
}

/** Of claims, which the API server does not call warnings. */
const NORMAL_REASONS: ReadonlySet<string> = new Set([
  'FailedBinding',
  'WaitForFirstConsumer',
  'WaitForPodScheduled',
  'ExternalProvisioning',
]);

/** Newer reporters write `eventTime` or a series, older ones `lastTimestamp`. All are in UTC. */
function timeOf(event: KubernetesObject): string {
  const times = [
    textAt(event, 'series', 'lastObservedTime'),
    textAt(event, 'lastTimestamp'),
    textAt(event, 'eventTime'),
    textAt(event, 'metadata', 'creationTimestamp'),
  ];
  // `…:09Z` and `…:09.127709Z` compare only without what follows the seconds.
  return (times.find((time) => time !== undefined) ?? '').replace(/(?:\.\d+)?Z$/, '');
}
