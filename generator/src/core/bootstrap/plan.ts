import type { ExistingArgoCd } from './existing-argocd.ts';

/** What bootstrap found, before it changes anything. */
export interface BootstrapFacts {
  namespace: string;
  /** Of Argo CD, as gitops.yaml says. */
  version: string;
  /** The Argo CD in that namespace. */
  existing: ExistingArgoCd | undefined;
  install: ObjectCounts & { unready: string };
  access: 'not needed' | 'kept' | 'same' | 'missing' | 'different';
  /** Namespace and name of declared Secrets that are not there; none is known before the first. */
  missingSecrets: string[];
  root: ObjectCounts;
  /** Undefined where the root is Synced and Healthy at the commit. */
  rootTrouble: string | undefined;
}

/** Of some wanted objects, how many the cluster lacks, and how many are not as wanted. */
export interface ObjectCounts {
  missing: number;
  different: number;
}

export type StepId = 'install' | 'available' | 'access' | 'secrets' | 'root' | 'settled';

export interface PlannedStep {
  id: StepId;
  title: string;
  /** What there is to do; undefined where nothing is. */
  todo: string | undefined;
}

/** The steps from what is there to a cluster that follows git, in their order. */
export function planBootstrap(facts: BootstrapFacts): PlannedStep[] {
  const { namespace, version, install, missingSecrets, root, rootTrouble } = facts;
  const installs = countObjects(install);
  return [
    {
      id: 'install',
      title: `Argo CD ${version} in namespace ${namespace}`,
      todo: installs === undefined ? undefined : `apply ${installs}${fromVersion(facts)}`,
    },
    {
      id: 'available',
      title: 'Argo CD is available',
      todo: installs === undefined && install.unready === '' ? undefined : 'wait for its pods',
    },
    { id: 'access', title: 'access to the repository', todo: ACCESS[facts.access] },
    {
      id: 'secrets',
      title: 'secrets that the deployments declare',
      todo: missingSecrets.length === 0 ? undefined : `make ${missingSecrets.join(', ')}`,
    },
    {
      id: 'root',
      title: 'root project and root application',
      todo: countObjects(root) === undefined ? undefined : `apply ${countObjects(root) ?? ''}`,
    },
    {
      id: 'settled',
      title: 'the root is Synced and Healthy',
      todo: rootTrouble === undefined ? undefined : 'wait for it',
    },
  ];
}

const ACCESS: Record<BootstrapFacts['access'], string | undefined> = {
  'not needed': undefined,
  kept: undefined,
  same: undefined,
  missing: 'store it as a repository Secret of Argo CD',
  different: 'replace what the cluster has with what was given',
};

function countObjects({ missing, different }: ObjectCounts): string | undefined {
  const parts = [
    ...(missing > 0 ? [`${missing} new ${missing === 1 ? 'object' : 'objects'}`] : []),
    ...(different > 0 ? [`${different} changed ${different === 1 ? 'object' : 'objects'}`] : []),
  ];
  return parts.length === 0 ? undefined : parts.join(' and ');
}

function fromVersion({ existing, version }: BootstrapFacts): string {
  if (existing?.version === undefined || existing.version === version) return '';
  return `, over Argo CD ${existing.version}`;
}
