// The names of resources: core/validation validateResourceName and core/helper/helpers.go (1.35).
import { labelKey } from '../formats/names.ts';

/** Says what is wrong with the name of any resource. */
export function resourceName(name: string): string | undefined {
  return (
    labelKey(name) ??
    (!name.includes('/') && !isStandardResource(name)
      ? 'must be a standard resource type or fully qualified'
      : undefined)
  );
}

/** Says what is wrong with the name of a resource that a container asks for. */
export function containerResourceName(name: string): string | undefined {
  const complaint = resourceName(name);
  if (complaint !== undefined) return complaint;
  if (!name.includes('/')) {
    return CONTAINER_RESOURCES.includes(name) || isHugePages(name)
      ? undefined
      : 'must be a standard resource for containers';
  }
  return isNative(name) || isExtended(name)
    ? undefined
    : "doesn't follow extended resource name standard";
}

/** Says what is wrong with the name of a resource in a quota. */
export function quotaResourceName(name: string): string | undefined {
  const complaint = resourceName(name);
  if (complaint !== undefined || name.includes('/')) return complaint;
  return name !== 'storage' && isStandardResource(name)
    ? undefined
    : 'must be a standard resource for quota';
}

/** Whether the resource is counted in whole numbers. */
export function isIntegerResource(name: string): boolean {
  return COUNTED.includes(name) || isExtended(name);
}

/** Whether a container may ask for less of it than its limit. */
export function isOvercommitAllowed(name: string): boolean {
  return isNative(name) && !isHugePages(name);
}

export function isHugePages(name: string): boolean {
  return name.startsWith('hugepages-');
}

/** A resource of a device plugin: `example.com/gpu`. */
function isExtended(name: string): boolean {
  if (isNative(name) || name.startsWith('requests.')) return false;
  return labelKey(`requests.${name}`) === undefined;
}

function isNative(name: string): boolean {
  return !name.includes('/') || name.includes('kubernetes.io/');
}

function isStandardResource(name: string): boolean {
  return STANDARD.includes(name) || isHugePages(name) || name.startsWith('requests.hugepages-');
}

const CONTAINER_RESOURCES = ['cpu', 'memory', 'ephemeral-storage'];
const COUNTED = [
  'pods',
  'resourcequotas',
  'services',
  'replicationcontrollers',
  'secrets',
  'configmaps',
  'persistentvolumeclaims',
  'services.nodeports',
  'services.loadbalancers',
];
const STANDARD = [
  ...CONTAINER_RESOURCES,
  ...CONTAINER_RESOURCES.map((name) => `requests.${name}`),
  ...CONTAINER_RESOURCES.map((name) => `limits.${name}`),
  ...COUNTED,
  'storage',
  'requests.storage',
];
