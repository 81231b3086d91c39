import type { JsonObject } from '../../kubernetes/object.ts';
import { conditionsOf, itemsAt, numberAt, textAt } from '../read.ts';
import { degraded, healthy, progressing, type Health, type HealthRule } from './types.ts';

export const podHealth: HealthRule = (pod) => {
  const containers = itemsAt(pod, 'status', 'containerStatuses');
  const runsForever = (textAt(pod, 'spec', 'restartPolicy') ?? 'Always') === 'Always';
  if (runsForever) {
    // Of a pod that ends, a hook for example, an image may still come.
    const stuck = containers.filter(isStuck);
    if (stuck.length > 0) return degraded(stuck.map(waitingMessage).join(', '));
  }
  const message = textAt(pod, 'status', 'message') ?? '';
  switch (textAt(pod, 'status', 'phase')) {
    case 'Pending':
      return progressing(message);
    case 'Succeeded':
      return healthy(message);
    case 'Failed':
      return degraded(message === '' ? failureOf(pod) : message);
    case 'Running':
      return runsForever ? runningHealth(pod, containers, message) : progressing(message);
    default:
      return { status: 'Unknown', message };
  }
};

function runningHealth(
  pod: JsonObject,
  containers: readonly JsonObject[],
  message: string,
): Health {
  const isReady = conditionsOf(pod).some(
    ({ type, status }) => type === 'Ready' && status === 'True',
  );
  if (isReady) return healthy(message);
  const hasEnded = containers.some((status) => exitOf(status, 'lastState') !== undefined);
  return hasEnded ? degraded(message) : progressing(message);
}

/** Whether the reason for which a container waits is an error, such as `ImagePullBackOff`. */
function isStuck(status: JsonObject): boolean {
  const reason = textAt(status, 'state', 'waiting', 'reason');
  return reason !== undefined && /^Err|(?:Error|BackOff)$/.test(reason);
}

function waitingMessage(status: JsonObject): string {
  return textAt(status, 'state', 'waiting', 'message') ?? '';
}

function failureOf(pod: JsonObject): string {
  const statuses = [
    ...itemsAt(pod, 'status', 'initContainerStatuses'),
    ...itemsAt(pod, 'status', 'containerStatuses'),
  ];
  return statuses.map((status) => exitOf(status, 'state')).find((exit) => exit !== undefined) ?? '';
}

/**
 * How a container ended, if it failed: `container "app" ended with exit code 3: message`.
 *
 * @param state `lastState` for the run before the present one
 */
export function exitOf(status: JsonObject, state: 'state' | 'lastState'): string | undefined {
  const code = numberAt(status, state, 'terminated', 'exitCode');
  if (code === undefined) return undefined;
  const reason = textAt(status, state, 'terminated', 'reason');
  if (code === 0 && state === 'state' && reason !== 'OOMKilled') return undefined;
  const name = textAt(status, 'name') ?? '';
  const message = textAt(status, state, 'terminated', 'message');
  const why = reason === undefined || ['Error', 'Completed'].includes(reason) ? '' : ` (${reason})`;
  return `container "${name}" ended with exit code ${code}${why}${message === undefined ? '' : `: ${message.trim()}`}`;
}
