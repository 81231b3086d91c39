/** What the tests are told of the cluster that they run on; see the readme of this folder. */
export interface TestEnvironment {
  kubeconfig: string;
  /** A bare repository that can be pushed to, and the address by which Argo CD reads it. */
  gitUrl: string;
  gitUrlInCluster: string;
  /** File with Argo CD's install manifest, where the cluster cannot fetch the official one. */
  argocdManifests: string | undefined;
  /** Where NodePorts of the cluster answer. */
  nodeAddress: string;
  /** Folder of this machine that is the node's `/data`; without it no test looks there. */
  nodeData: string | undefined;
}

/**
 * Reads the variables `TEST_*`. Nothing falls back to the current context: these tests delete
 * namespaces and Applications.
 *
 * @throws {Error} that names the variables which are missing
 */
export function testEnvironment(): TestEnvironment {
  const missing = ['TEST_KUBECONFIG', 'TEST_GIT_URL'].filter((name) => !process.env[name]);
  if (missing.length > 0) {
    throw new Error(
      `${missing.join(' and ')} must be set: the end-to-end tests change a cluster, and take no default (generator/tests/e2e/README.md)`,
    );
  }
  const gitUrl = process.env['TEST_GIT_URL'] ?? '';
  return {
    kubeconfig: process.env['TEST_KUBECONFIG'] ?? '',
    gitUrl,
    gitUrlInCluster: process.env['TEST_GIT_URL_IN_CLUSTER'] ?? gitUrl,
    argocdManifests: process.env['TEST_ARGOCD_MANIFESTS'],
    nodeAddress: process.env['TEST_NODE_ADDRESS'] ?? '127.0.0.1',
    nodeData: process.env['TEST_NODE_DATA'],
  };
}
