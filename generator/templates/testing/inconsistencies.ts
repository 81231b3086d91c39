import {
  describeObject,
  isJsonObject,
  type Json,
  type JsonObject,
  type KubernetesObject,
} from '../../src/core/kubernetes/object.ts';

/** What is wrong between the objects of one deployment; empty for what a template may return. */
export function inconsistencies(objects: KubernetesObject[]): string[] {
  const pods = objects.flatMap(podsOf);
  return [
    ...objects.filter(({ kind }) => kind === 'Secret').map((object) => describeObject(object)),
    ...objects.flatMap((object) => selectorProblems(object, pods)),
    ...pods.flatMap(podProblems),
    ...objects.flatMap((object) => claimProblems(object, objects)),
  ];
}

interface Pod {
  owner: string;
  labels: JsonObject;
  spec: JsonObject;
}

function podsOf(object: KubernetesObject): Pod[] {
  const spec = map(object['spec']);
  const template =
    object.kind === 'CronJob'
      ? map(map(map(spec['jobTemplate'])['spec'])['template'])
      : map(spec['template']);
  if (!isJsonObject(template['spec'])) return [];
  const labels = map(map(template['metadata'])['labels']);
  return [{ owner: describeObject(object), labels, spec: template['spec'] }];
}

function podProblems({ owner, spec }: Pod): string[] {
  const volumes = list(spec['volumes']).map(({ name }) => name);
  const containers = [...list(spec['initContainers']), ...list(spec['containers'])];
  return [
    ...containers.flatMap((container) => containerProblems(container, volumes)),
    ...repetitions(containers.map(({ name }) => name)),
    ...repetitions(volumes),
    ...(spec['automountServiceAccountToken'] === undefined ? ['the token is not decided'] : []),
  ].map((problem) => `${owner}: ${problem}`);
}

function containerProblems(container: JsonObject, volumes: (Json | undefined)[]): string[] {
  const mounts = list(container['volumeMounts']);
  const ports = list(container['ports']).map(({ name }) => name);
  const probes = [
    container['startupProbe'],
    container['readinessProbe'],
    container['livenessProbe'],
  ];
  const security = map(container['securityContext']);
  const unknown = (port: Json | undefined): boolean =>
    typeof port === 'string' && !ports.includes(port);
  return [
    ...mounts
      .filter(({ name }) => !volumes.includes(name))
      .map(({ name }) => `mounts the volume ${String(name)}, which is not there`),
    ...repetitions(mounts.map(({ mountPath }) => mountPath)),
    ...repetitions(list(container['env']).map(({ name }) => name)),
    ...probes
      .map(map)
      .flatMap((probe) => [map(probe['httpGet'])['port'], map(probe['tcpSocket'])['port']])
      .filter(unknown)
      .map((port) => `probes the port ${String(port)}, which is not there`),
    ...(/:latest$|^[^:@]+$/.test(String(container['image'])) ? ['an image without version'] : []),
    ...(security['allowPrivilegeEscalation'] === false ? [] : ['privilege escalation']),
    ...(container['resources'] === undefined ? ['no resources'] : []),
  ].map((problem) => `${String(container['name'])}: ${problem}`);
}

/** Every selector of the deployment's own pods must find one. */
function selectorProblems(object: KubernetesObject, pods: Pod[]): string[] {
  const spec = map(object['spec']);
  const selector =
    object.kind === 'Service'
      ? spec['selector']
      : (map(spec['podSelector'])['matchLabels'] ?? map(spec['selector'])['matchLabels']);
  if (!isJsonObject(selector)) return [];
  const isSelected = ({ labels }: Pod): boolean =>
    Object.entries(selector).every(([key, value]) => labels[key] === value);
  const found = pods.filter(isSelected);
  if (found.length === 1) return [];
  return [`${describeObject(object)} selects ${found.length} kinds of pods`];
}

function claimProblems(object: KubernetesObject, objects: KubernetesObject[]): string[] {
  return podsOf(object).flatMap(({ owner, spec }) =>
    list(spec['volumes'])
      .map((volume) => map(volume['persistentVolumeClaim'])['claimName'])
      .filter((claim) => claim !== undefined)
      .filter((claim) =>
        objects.every(
          ({ kind, metadata }) => kind !== 'PersistentVolumeClaim' || metadata.name !== claim,
        ),
      )
      .map((claim) => `${owner}: the claim ${String(claim)} is not there`),
  );
}

function repetitions(names: (Json | undefined)[]): string[] {
  return names
    .filter((name, index) => names.indexOf(name) !== index)
    .map((name) => `${String(name)} is there twice`);
}

function map(value: Json | undefined): JsonObject {
  return isJsonObject(value) ? value : {};
}

function list(value: Json | undefined): JsonObject[] {
  return Array.isArray(value) ? value.filter(isJsonObject) : [];
}
