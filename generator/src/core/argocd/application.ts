import { compareText } from '../compare-text.ts';
import type { SyncPolicy } from '../fleet.ts';
import { manifestGeneratePaths } from './generate-paths.ts';
import type { Home } from './home.ts';
import { manifestsFolder } from './install.ts';
import { APPLICATION_FINALIZER, KEEP_ON_PRUNE } from './metadata.ts';
import type { DeploymentSource } from './sources.ts';
import type { Application, Destination } from './types.ts';

/**
 * The Application of a deployment. Where pruning is manual the root does not prune the Application
 * either: a prune waits until the Application is gone, the Application until someone confirms the
 * deletion of its volumes, and meanwhile the root would apply no later commit.
 */
export function deploymentApplication(
  source: DeploymentSource,
  destination: Destination,
  home: Home,
): Application {
  const { name, namespace, path, sync } = source;
  return application(home, {
    metadata: {
      name,
      annotations: sync.prune === 'manual' ? KEEP_ON_PRUNE : {},
      finalizers: [APPLICATION_FINALIZER],
    },
    project: name,
    source: { path },
    reads: [
      path,
      ...source.build.readFolders.filter((folder) => folder !== path).sort(compareText),
    ],
    destination: namespace === undefined ? destination : { ...destination, namespace },
    sync,
    syncOptions: [...SYNC_OPTIONS, 'PruneLast=true'],
  });
}

/**
 * The app of apps of one Argo CD: a directory of AppProjects and Applications, not a kustomization.
 * No finalizer, so its deletion takes no Application along. It prunes what left `clusters/`, at once
 * rather than last: one unhealthy Application must not keep another that was removed.
 */
export function rootApplication(home: Home): Application {
  const path = `clusters/${home.cluster}`;
  return application(home, {
    metadata: { name: 'root' },
    project: 'root',
    source: { path, directory: { recurse: true, include: '{projects,applications}/*' } },
    reads: [`${path}/applications`, `${path}/projects`],
    destination: { ...home.destination, namespace: home.namespace },
    sync: { automated: true, prune: 'automatic', selfHeal: true },
    syncOptions: SYNC_OPTIONS,
  });
}

/** Argo CD's own Application: heals itself, prunes nothing, and deletes nothing with itself. */
export function argoCdApplication(home: Home): Application {
  const path = `clusters/${home.cluster}/argo-cd`;
  const folder = manifestsFolder(home);
  return application(home, {
    metadata: { name: 'argo-cd' },
    project: 'argo-cd',
    source: { path },
    reads: [path, ...(folder === undefined ? [] : [folder])],
    destination: { ...home.destination, namespace: home.namespace },
    sync: { automated: true, prune: 'manual', selfHeal: true },
    syncOptions: SYNC_OPTIONS,
  });
}

interface ApplicationParts {
  metadata: { name: string; annotations?: Record<string, string>; finalizers?: string[] };
  project: string;
  source: { path: string; directory?: { recurse: boolean; include: string } };
  reads: readonly string[];
  destination: Destination & { namespace?: string };
  sync: SyncPolicy;
  syncOptions: readonly string[];
}

function application(home: Home, parts: ApplicationParts): Application {
  const { name, annotations, finalizers } = parts.metadata;
  const { automated, prune, selfHeal } = parts.sync;
  return {
    apiVersion: 'argoproj.io/v1alpha1',
    kind: 'Application',
    metadata: {
      name,
      namespace: home.namespace,
      annotations: {
        'argocd.argoproj.io/manifest-generate-paths': manifestGeneratePaths(parts.reads),
        ...annotations,
      },
      ...(finalizers === undefined ? {} : { finalizers }),
    },
    spec: {
      project: parts.project,
      source: {
        repoURL: home.repoURL,
        targetRevision: home.targetRevision,
        ...parts.source,
      },
      destination: parts.destination,
      syncPolicy: {
        ...(automated ? { automated: { prune: prune === 'automatic', selfHeal } } : {}),
        syncOptions: [...parts.syncOptions],
        retry: RETRY,
      },
      revisionHistoryLimit: 3,
    },
  };
}

/**
 * Server-side apply for all, as Argo CD itself and large objects need it; its diff is set to match
 * in `argocd-cmd-params-cm`.
 */
const SYNC_OPTIONS: readonly string[] = [
  'ApplyOutOfSyncOnly=true',
  'FailOnSharedResource=true',
  'ServerSideApply=true',
];

/** Without `refresh` a failing sync is tried again with the old commit, and the fix waits. */
const RETRY: Application['spec']['syncPolicy']['retry'] = {
  limit: 5,
  backoff: { duration: '5s', factor: 2, maxDuration: '3m' },
  refresh: true,
};
