// References to fields of the pod and to resources of a container, in variables and in files of the
// downward API: validateObjectFieldSelector, validateContainerResourceFieldSelector.
import type { Field } from '../shared/field.ts';
import { labelKey } from '../shared/formats/names.ts';
import { ONE, parseQuantity } from '../shared/formats/quantity.ts';

/** Fields that a variable can have. */
export const ENV_FIELDS: readonly string[] = [
  'metadata.name',
  'metadata.namespace',
  'metadata.uid',
  'spec.nodeName',
  'spec.serviceAccountName',
  'status.hostIP',
  'status.hostIPs',
  'status.podIP',
  'status.podIPs',
];

/** Fields that a file can have. */
export const FILE_FIELDS: readonly string[] = [
  'metadata.annotations',
  'metadata.labels',
  'metadata.name',
  'metadata.namespace',
  'metadata.uid',
];

/** A `fieldRef` to one of the fields, or to one label or annotation (`metadata.labels['key']`). */
export function checkFieldRef(reference: Field, fields: readonly string[]): void {
  const version = reference.at('apiVersion');
  const fieldPath = reference.at('fieldPath');
  if (fieldPath.text === '') {
    fieldPath.required();
    return;
  }
  if (version.text !== '' && version.text !== 'v1') {
    fieldPath.invalid(`unsupported pod version: ${version.text}`);
    return;
  }
  const subscripted = splitSubscript(fieldPath.text);
  if (subscripted !== undefined) {
    checkSubscript(fieldPath, subscripted.path, subscripted.subscript);
    return;
  }
  const name = fieldPath.text === 'spec.host' ? 'spec.nodeName' : fieldPath.text;
  if (!fields.includes(name)) fieldPath.unsupported(fields);
}

/** A `resourceFieldRef`; in a file it must name the container. */
export function checkResourceFieldRef(reference: Field, { inFile = false } = {}): void {
  const resource = reference.at('resource');
  if (inFile && reference.at('containerName').text === '') {
    reference.at('containerName').required();
  } else if (resource.text === '') resource.required();
  else if (!RESOURCES.includes(resource.text) && !HUGE_PAGES.test(resource.text)) {
    resource.unsupported(RESOURCES);
  }
  checkDivisor(reference.at('divisor'), resource.text);
}

/** `metadata.labels['key']` in two; SplitMaybeSubscriptedPath in pkg/fieldpath. */
function splitSubscript(fieldPath: string): { path: string; subscript: string } | undefined {
  const open = fieldPath.indexOf("['");
  const end = fieldPath.length - "']".length;
  if (open < 1 || end < open + "['".length || !fieldPath.endsWith("']")) return undefined;
  return { path: fieldPath.slice(0, open), subscript: fieldPath.slice(open + "['".length, end) };
}

function checkSubscript(fieldPath: Field, path: string, subscript: string): void {
  if (path !== 'metadata.annotations' && path !== 'metadata.labels') {
    fieldPath.invalid(`field label does not support subscript: ${path}`);
    return;
  }
  const complaint = labelKey(path === 'metadata.annotations' ? subscript.toLowerCase() : subscript);
  if (complaint !== undefined) fieldPath.invalid(complaint);
}

const RESOURCES = [
  'limits.cpu',
  'limits.ephemeral-storage',
  'limits.memory',
  'requests.cpu',
  'requests.ephemeral-storage',
  'requests.memory',
];
const HUGE_PAGES = /^(requests|limits)\.hugepages-/;

const CPU_DIVISORS = new Set([ONE, ONE / 1000n]);

/**
 * Divisors are compared in the form in which the server writes them, which keeps the kind of the
 * suffix: `1000` is 1k, but `1024` is not 1Ki.
 */
const SIZE_DIVISORS = {
  binary: powersOf(1024n),
  decimal: powersOf(1000n),
  exponent: new Set([ONE]),
};

function powersOf(base: bigint): Set<bigint> {
  return new Set([0n, 1n, 2n, 3n, 4n, 5n, 6n].map((power) => base ** power * ONE));
}

function suffixKindOf(quantity: string): keyof typeof SIZE_DIVISORS {
  if (/[eE][-+]?\d+$/.test(quantity)) return 'exponent';
  return quantity.endsWith('i') ? 'binary' : 'decimal';
}

function checkDivisor(divisor: Field, resource: string): void {
  const amount = parseQuantity(divisor.value);
  if (amount === undefined || amount === 0n) return;
  const kind = suffixKindOf(String(divisor.number ?? divisor.text).trim());
  if (resource.endsWith('.cpu')) {
    if (!CPU_DIVISORS.has(amount) || (kind === 'exponent' && amount !== ONE)) {
      divisor.invalid("only divisor's values 1m and 1 are supported with the cpu resource");
    }
  } else if (RESOURCES.includes(resource) || HUGE_PAGES.test(resource)) {
    if (!SIZE_DIVISORS[kind].has(amount)) {
      divisor.invalid(
        "only divisor's values 1, 1k, 1M, 1G, 1T, 1P, 1E, 1Ki, 1Mi, 1Gi, 1Ti, 1Pi, 1Ei are supported",
      );
    }
  }
}
