import {
  isJsonObject,
  valueAt,
  type Json,
  type JsonObject,
  type KubernetesObject,
} from '../kubernetes/object.ts';

/** A workload whose pods read a Secret. */
export interface SecretUse {
  apiVersion: string;
  kind: string;
  name: string;
  /** Whether a restart is a change of its pod template; jobs take new values at their next run. */
  canRestart: boolean;
}

/**
 * The workloads that read a Secret, or only certain keys of it, in the order of the objects.
 * Variables never change in a running container, and files do only some time later, unless they are
 * mounted by `subPath`: so all of them have to restart to be sure to use a new value.
 *
 * @param keys undefined for all
 */
export function secretUses(
  objects: readonly KubernetesObject[],
  secret: string,
  keys?: readonly string[],
): SecretUse[] {
  return objects.flatMap((object) => {
    const path = POD_SPECS[object.kind];
    const spec = path === undefined ? undefined : valueAt(object, path);
    if (!isJsonObject(spec)) return [];
    const read = keysRead(spec, secret);
    const isUsed = read.some((key) => key === ALL || keys === undefined || keys.includes(key));
    if (!isUsed) return [];
    const { apiVersion, kind, metadata } = object;
    return [{ apiVersion, kind, name: metadata.name, canRestart: RESTARTABLE.has(kind) }];
  });
}

const TEMPLATE = ['spec', 'template', 'spec'];
const POD_SPECS: Readonly<Record<string, readonly string[]>> = {
  Deployment: TEMPLATE,
  StatefulSet: TEMPLATE,
  DaemonSet: TEMPLATE,
  Job: TEMPLATE,
  CronJob: ['spec', 'jobTemplate', ...TEMPLATE],
  Pod: ['spec'],
};
const RESTARTABLE = new Set(['Deployment', 'StatefulSet', 'DaemonSet']);

/** Stands for every key of a Secret. */
const ALL = Symbol('all keys');

function keysRead(spec: JsonObject, secret: string): (string | typeof ALL)[] {
  const containers = ['initContainers', 'containers'].flatMap((field) => mapsIn(spec[field]));
  return [
    ...containers.flatMap((container) => [
      ...mapsIn(container['env']).flatMap((variable) =>
        named(valueAt(variable, ['valueFrom', 'secretKeyRef']), 'name', secret),
      ),
      ...mapsIn(container['envFrom']).flatMap(({ secretRef }) => named(secretRef, 'name', secret)),
    ]),
    ...mapsIn(spec['volumes']).flatMap((volume) => [
      ...named(volume['secret'], 'secretName', secret),
      ...mapsIn(valueAt(volume, ['projected', 'sources'])).flatMap((source) =>
        named(source['secret'], 'name', secret),
      ),
    ]),
  ];
}

/** The keys that a reference reads, where it names this Secret. */
function named(
  reference: Json | undefined,
  nameKey: string,
  secret: string,
): (string | typeof ALL)[] {
  if (!isJsonObject(reference) || reference[nameKey] !== secret) return [];
  const { key, items } = reference;
  if (typeof key === 'string') return [key];
  const listed = mapsIn(items).flatMap((item) =>
    typeof item['key'] === 'string' ? [item['key']] : [],
  );
  return listed.length === 0 ? [ALL] : listed;
}

function mapsIn(value: Json | undefined): JsonObject[] {
  return Array.isArray(value) ? value.filter(isJsonObject) : [];
}
