import { isJsonObject, type Json, type JsonObject } from '../../core/kubernetes/object.ts';
import { parseQuantity } from '../rules/shared/formats/quantity.ts';

/**
 * A value as the API server keeps it, as far as two spellings of the same are concerned: what it fills
 * in is left out, and quantities are numbers. So a default that is written out is no change.
 *
 * Defaults: https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/pod-v1/ and
 * pkg/apis/core/v1/defaults.go of Kubernetes; each is tried against a real server by the cases.
 */
export function canonical(value: Json | undefined): Json | undefined {
  if (value === null) return undefined;
  if (Array.isArray(value)) return value.map((item) => canonical(item) ?? null);
  return isJsonObject(value) ? canonicalMap(value) : value;
}

function canonicalMap(map: JsonObject): JsonObject {
  const result: JsonObject = {};
  for (const [key, value] of Object.entries(map)) {
    const kept = canonicalField(key, value, map);
    if (kept !== undefined) result[key] = kept;
  }
  return result;
}

function canonicalField(key: string, value: Json, map: JsonObject): Json | undefined {
  if (NAMES_OF_THE_USER.has(key)) return value ?? undefined;
  if (AMOUNTS.has(key) && isJsonObject(value)) return amounts(value);
  if (key === 'imagePullPolicy' && value === defaultPullPolicy(map['image'])) return undefined;
  const kept = canonical(value);
  if (kept === undefined || isDefault(key, kept)) return undefined;
  return kept;
}

function isDefault(key: string, value: Json): boolean {
  if (Array.isArray(value)) return value.length === 0;
  if (isJsonObject(value)) return NOTHING_IF_EMPTY.has(key) && Object.keys(value).length === 0;
  const known = Object.hasOwn(DEFAULTS, key) ? DEFAULTS[key] : undefined;
  return known !== undefined && String(known) === String(value);
}

/** Keys of theirs may read like fields. */
const NAMES_OF_THE_USER = new Set(['labels', 'annotations', 'matchLabels', 'nodeSelector', 'data']);
const AMOUNTS = new Set(['limits', 'requests']);
const NOTHING_IF_EMPTY = new Set([
  'securityContext',
  'resources',
  'metadata',
  'emptyDir',
  'status',
]);

const DEFAULTS: Readonly<Record<string, string | number | boolean>> = {
  dnsPolicy: 'ClusterFirst',
  restartPolicy: 'Always',
  schedulerName: 'default-scheduler',
  terminationGracePeriodSeconds: 30,
  terminationMessagePath: '/dev/termination-log',
  terminationMessagePolicy: 'File',
  protocol: 'TCP',
  scheme: 'HTTP',
  timeoutSeconds: 1,
  periodSeconds: 10,
  successThreshold: 1,
  failureThreshold: 3,
  defaultMode: 420,
  volumeMode: 'Filesystem',
};

/** `Always` for `latest` and no tag, else `IfNotPresent`; a digest alone is a tag here, too. */
function defaultPullPolicy(image: Json | undefined): string {
  const text = typeof image === 'string' ? image : '';
  const name = text.slice(text.lastIndexOf('/') + 1);
  const isFixed = name.includes('@') || (name.includes(':') && !name.endsWith(':latest'));
  return isFixed ? 'IfNotPresent' : 'Always';
}

function amounts(map: JsonObject): JsonObject {
  const entries = Object.entries(map).map(([key, value]) => [key, parseQuantity(value) ?? value]);
  return Object.fromEntries(entries) as JsonObject;
}
