import type { KubernetesObject } from '../../kubernetes/object.ts';
import { exitOf } from '../health/pod.ts';
import { conditionsOf, isTrueAt, itemsAt, numberAt, textAt } from '../read.ts';
import type { EventLookup, EventReason } from './events.ts';

/** Why a pod does not run: what the node or the scheduler says of it, the most telling first. */
export function podTrouble(pod: KubernetesObject, eventOf: EventLookup): EventReason {
  const statuses = [
    ...itemsAt(pod, 'status', 'initContainerStatuses'),
    ...itemsAt(pod, 'status', 'containerStatuses'),
  ];
  for (const status of statuses) {
    const reason = textAt(status, 'state', 'waiting', 'reason');
    if (reason === undefined || STARTING.has(reason)) continue;
    const message = textAt(status, 'state', 'waiting', 'message') ?? '';
    const last = exitOf(status, 'lastState');
    return { reason, message: last === undefined ? message : `${last}; ${message}` };
  }
  for (const status of statuses) {
    const exit = exitOf(status, 'state');
    if (exit === undefined) continue;
    const restarts = numberAt(status, 'restartCount') ?? 0;
    const message = restarts === 0 ? exit : `${exit}, restarted ${restarts} times`;
    return { reason: textAt(status, 'state', 'terminated', 'reason') ?? 'Error', message };
  }
  const unscheduled = conditionsOf(pod).find(
    ({ type, status }) => type === 'PodScheduled' && status === 'False',
  );
  if (unscheduled !== undefined) return unscheduled;
  const reason = textAt(pod, 'status', 'reason');
  if (reason !== undefined) return { reason, message: textAt(pod, 'status', 'message') ?? '' };
  return eventOf(pod) ?? notReady(pod, statuses);
}

/** Why a container has no image; the first two take turns. */
export const IMAGE_REASONS: ReadonlySet<string> = new Set([
  'ImagePullBackOff',
  'ErrImagePull',
  'InvalidImageName',
]);

/** What a container that just starts waits for. */
const STARTING: ReadonlySet<string> = new Set(['ContainerCreating', 'PodInitializing']);

function notReady(pod: KubernetesObject, statuses: ReturnType<typeof itemsAt>): EventReason {
  const names = statuses
    .filter((status) => !isTrueAt(status, 'ready'))
    .map((status) => `"${textAt(status, 'name') ?? ''}"`);
  if (names.length === 0)
    return { reason: textAt(pod, 'status', 'phase') ?? 'Unknown', message: '' };
  const noun = names.length === 1 ? 'container' : 'containers';
  return { reason: 'NotReady', message: `${noun} ${names.join(', ')} not ready` };
}
