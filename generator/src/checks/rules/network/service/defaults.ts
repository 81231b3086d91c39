import type { Field } from '../../shared/field.ts';

// What the server fills in before it validates: pkg/apis/core/v1/defaults.go, and the addresses of
// pkg/registry/core/service/storage/storage.go (normalizeClusterIPs).

export function serviceType(spec: Field): string {
  return spec.at('type').text || 'ClusterIP';
}

/** `clusterIPs`, or the one of `clusterIP` where only that is written. */
export function clusterIPsOf(spec: Field): Field[] {
  const many = spec.at('clusterIPs').items();
  const one = spec.at('clusterIP');
  return many.length === 0 && one.text !== '' ? [one] : many;
}

export function isHeadless(spec: Field): boolean {
  const addresses = clusterIPsOf(spec);
  return addresses.length === 1 && addresses[0]?.text === 'None';
}

/** Whether clients from outside of the cluster can come in. */
export function isExternallyAccessible(spec: Field): boolean {
  const type = serviceType(spec);
  if (type === 'ClusterIP') return !spec.at('externalIPs').isEmpty;
  return type === 'LoadBalancer' || type === 'NodePort';
}
