import { compareVersions } from '../engine/compare-versions.ts';

/** Minor versions of Kubernetes, such as `1.35`. */
export interface KubernetesRange {
  oldest: string;
  newest: string;
}

/**
 * The versions of Kubernetes that an Argo CD is tested with. Source: Argo CD's documentation,
 * operator-manual/tested-kubernetes-versions.md of its release 3.5.1.
 *
 * @param argocdVersion such as `3.5.1`
 * @returns undefined for releases that are not in the table
 */
export function supportedKubernetes(argocdVersion: string): KubernetesRange | undefined {
  const [major = '', minor = ''] = argocdVersion.split('.');
  return TESTED.get(`${major}.${minor}`);
}

const TESTED: ReadonlyMap<string, KubernetesRange> = new Map([
  ['3.3', { oldest: '1.32', newest: '1.35' }],
  ['3.4', { oldest: '1.32', newest: '1.35' }],
  ['3.5', { oldest: '1.33', newest: '1.36' }],
]);

/** Whether a server's version, such as `v1.35.8`, is older than, in, or newer than a range. */
export function placeInRange(
  serverVersion: string,
  { oldest, newest }: KubernetesRange,
): 'older' | 'within' | 'newer' | 'unknown' {
  const minor = /^v?(\d+\.\d+)/.exec(serverVersion)?.[1];
  if (minor === undefined) return 'unknown';
  if (compareVersions(minor, oldest) < 0) return 'older';
  return compareVersions(minor, newest) > 0 ? 'newer' : 'within';
}
