import { compareText } from '../../compare-text.ts';
import { namespaceOf, objectId, type KubernetesObject } from '../../kubernetes/object.ts';
import { healthOf } from '../health/health.ts';
import { HEALTH_STATUSES, type Health } from '../health/types.ts';
import { conditionsOf, itemsAt, textAt } from '../read.ts';
import { lookUpEvents, type EventLookup, type EventReason } from './events.ts';
import { descendantsOf, ownersOf, uidOf } from './owners.ts';
import { IMAGE_REASONS, podTrouble } from './pod-trouble.ts';
import type { FailingObject, LiveObjects } from './types.ts';

/**
 * The objects of an Application that are not healthy, the worst first, each with the pods, claims and
 * jobs that explain it. What belongs to a healthy object is left out, such as the failed job of a
 * CronJob whose next one succeeded.
 */
export function explainFailing(live: LiveObjects): FailingObject[] {
  const all = [...live.managed, ...live.others];
  const below = descendantsOf(all);
  const uids = new Set(live.managed.map(uidOf));
  const eventOf = lookUpEvents(live.events);
  const healthFor = (object: KubernetesObject) =>
    live.health?.get(uidOf(object)) ?? healthOf(object);
  const claims = new Map(
    all
      .filter(({ kind }) => kind === 'PersistentVolumeClaim')
      .map((claim) => [objectId(claim), claim]),
  );

  const failing = (object: KubernetesObject): FailingObject[] => {
    const health = healthFor(object);
    return health === undefined || health.status === 'Healthy'
      ? []
      : [describe(object, health, eventOf)];
  };
  const explained = live.managed
    .filter((object) => !ownersOf(object).some((uid) => uids.has(uid)))
    .flatMap((object) =>
      failing(object).map((found) => {
        const made = below(object);
        const mounted = made.flatMap((pod) => claimsOf(pod, claims));
        const causes = [...new Set([...made, ...mounted])].filter(isTelling).flatMap(failing);
        return { ...found, causes: group(causes) };
      }),
    );
  const told = new Set(explained.flatMap(({ causes }) => causes.map(idOf)));
  return explained.filter((found) => !told.has(idOf(found))).sort(byBadness);
}

/** A ReplicaSet tells nothing that its pods do not tell better, unless it cannot make them. */
function isTelling(object: KubernetesObject): boolean {
  return object.kind !== 'ReplicaSet' || healthOf(object)?.status === 'Degraded';
}

function claimsOf(
  pod: KubernetesObject,
  claims: ReadonlyMap<string, KubernetesObject>,
): KubernetesObject[] {
  return itemsAt(pod, 'spec', 'volumes').flatMap((volume) => {
    const name = textAt(volume, 'persistentVolumeClaim', 'claimName');
    const id = `PersistentVolumeClaim/${namespaceOf(pod) ?? ''}/${name ?? ''}`;
    return claims.get(id) ?? [];
  });
}

function describe(object: KubernetesObject, health: Health, eventOf: EventLookup): FailingObject {
  const { reason, message } = troubleOf(object, health, eventOf);
  return {
    kind: object.kind,
    namespace: namespaceOf(object),
    name: object.metadata.name,
    health: health.status,
    reason: reason === '' ? health.status : reason,
    message: oneLine(message === '' ? health.message : message),
    more: 0,
    causes: [],
  };
}

function troubleOf(object: KubernetesObject, health: Health, eventOf: EventLookup): EventReason {
  if (object.kind === 'Pod') return podTrouble(object, eventOf);
  const condition = conditionsOf(object).find(({ message }) => message === health.message);
  if (condition !== undefined && condition.message !== '') return condition;
  // A failing Deployment has no events of its own that matter; the others tell in them what they miss.
  return eventOf(object) ?? { reason: '', message: '' };
}

/** Objects with the same trouble are told once. */
function group(objects: readonly FailingObject[]): FailingObject[] {
  const groups = new Map<string, FailingObject>();
  for (const object of [...objects].sort(byBadness)) {
    const key = [object.kind, object.health, ...sameTrouble(object)].join('\n');
    const known = groups.get(key);
    groups.set(key, known === undefined ? object : { ...known, more: known.more + 1 });
  }
  return [...groups.values()].sort(byBadness);
}

/** What is equal for two pods in the same trouble: names, ids and the step of a retry are not. */
function sameTrouble({ name, reason, message }: FailingObject): string[] {
  if (IMAGE_REASONS.has(reason)) return ['image', /"([^"]*)"/.exec(message)?.[1] ?? ''];
  return [reason, message.replaceAll(name, '').replace(UID, '')];
}

const UID = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g;

function byBadness(left: FailingObject, right: FailingObject): number {
  const badness = ({ health }: FailingObject): number => HEALTH_STATUSES.indexOf(health);
  return badness(right) - badness(left) || compareText(idOf(left), idOf(right));
}

function idOf({ kind, namespace, name }: FailingObject): string {
  return `${kind} ${namespace ?? ''}/${name}`;
}

function oneLine(message: string): string {
  const line = message.replace(/\s+/g, ' ').trim().replace(/:$/, '');
  return line.length <= MAX_MESSAGE ? line : `${line.slice(0, MAX_MESSAGE)} …`;
}
const MAX_MESSAGE = 400;
