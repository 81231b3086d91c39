/**
 * SHA-256 of `manifests/install.yaml` of an Argo CD release, as it is at its tag. What a network
 * gives for that address is applied with a cluster administrator's rights, so it has to be this.
 *
 * @param version such as `3.5.1`
 * @returns undefined for releases that are not in the table
 */
export function installChecksum(version: string): string | undefined {
  return CHECKSUMS.get(version);
}

const CHECKSUMS: ReadonlyMap<string, string> = new Map([
  ['3.5.1', '795a3a972224da6a7f9d32c3e946445f062b60fb46028476715affeb688236e3'],
]);
