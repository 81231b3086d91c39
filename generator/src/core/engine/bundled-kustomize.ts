/**
 * The version of Kustomize that an Argo CD brings along, and so builds with unless it is configured
 * otherwise. Sources: Argo CD's upgrade notes (3.2 to 3.3: "from v5.7.0 to v5.8.1") and
 * `hack/tool-versions.sh` of its releases.
 *
 * @param argocdVersion such as `3.5.1`
 * @returns undefined for releases that are not in the table
 */
export function bundledKustomize(argocdVersion: string): string | undefined {
  const [major = '', minor = ''] = argocdVersion.split('.');
  return BUNDLED.get(`${major}.${minor}`);
}

const BUNDLED: ReadonlyMap<string, string> = new Map([
  ['3.1', '5.7.0'],
  ['3.2', '5.7.0'],
  ['3.3', '5.8.1'],
  ['3.4', '5.8.1'],
  ['3.5', '5.8.1'],
]);
