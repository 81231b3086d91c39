import { appSource } from './app-source.ts';
import { appsWithoutEnvironments } from './apps-without-environments.ts';
import { clusterAddress } from './cluster-address.ts';
import { clusterManager } from './cluster-manager.ts';
import { clusterVersion } from './cluster-version.ts';
import { deploymentNames } from './names/deployment-names.ts';
import { environmentCluster } from './environment-cluster.ts';
import { extendsCycles } from './extends-cycles.ts';
import { names } from './names/names.ts';
import { namespaceNames } from './names/namespace-names.ts';
import { namespaceOwners } from './namespace-owners.ts';
import { references } from './references.ts';
import { repositoryCredentials } from './repository-credentials.ts';
import type { Rule } from './rule.ts';
import { secretStores } from './secret-stores.ts';

/** Every rule across the keys of gitops.yaml. */
export const RULES: readonly Rule[] = [
  appSource,
  appsWithoutEnvironments,
  clusterAddress,
  clusterManager,
  clusterVersion,
  deploymentNames,
  environmentCluster,
  extendsCycles,
  names,
  namespaceNames,
  namespaceOwners,
  references,
  repositoryCredentials,
  secretStores,
];
