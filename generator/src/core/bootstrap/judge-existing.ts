import { compareVersions } from '../engine/compare-versions.ts';
import type { ExistingArgoCd } from './existing-argocd.ts';

/** What has to be told before bootstrap goes on; an error ends it. */
export interface Remark {
  severity: 'error' | 'warning';
  text: string;
  hint?: string;
}

export interface Judged {
  existing: readonly ExistingArgoCd[];
  namespace: string;
  /** As gitops.yaml says. */
  version: string;
  cluster: string;
  takeOver: boolean;
  /** Whether the root Application is there, so that Argo CD manages itself from git. */
  managesItself: boolean;
}

/** What an Argo CD that is there already means for bootstrap. */
export function judgeExisting(judged: Judged): Remark[] {
  const { existing, namespace, cluster } = judged;
  const elsewhere = existing.filter((found) => found.namespace !== namespace);
  const here = existing.filter((found) => found.namespace === namespace);
  return [
    ...elsewhere.map((found): Remark => ({
      severity: 'error',
      text: `Argo CD ${found.version ?? ''} runs in namespace ${found.namespace} already; two in one cluster fight for the same cluster roles`,
      hint: `to use that one, say so in gitops.yaml: clusters.${cluster}.argocd.namespace: ${found.namespace}`,
    })),
    ...here.flatMap((found) => judgeHere(found, judged)),
  ];
}

function judgeHere(found: ExistingArgoCd, judged: Judged): Remark[] {
  const { namespace, version, cluster, takeOver, managesItself } = judged;
  const present = `Argo CD ${found.version ?? 'of an unknown version'} in namespace ${namespace}`;
  if (found.installedBy !== 'bootstrap') {
    const how = HOW[found.installedBy](found.detail);
    if (takeOver) {
      return [
        { severity: 'warning', text: `${present} was installed by ${how}, and is taken over` },
      ];
    }
    return [
      {
        severity: 'error',
        text: `${present} was installed by ${how}`,
        hint: `--take-over makes it that of gitops.yaml (${version}): settings that git does not have are lost, its Applications stay${AFTERWARDS[found.installedBy]}`,
      },
    ];
  }
  if (found.version === undefined || found.version === version || takeOver) return [];
  const older = compareVersions(found.version, version) < 0;
  const change = older ? 'upgrade' : 'downgrade';
  return [
    {
      severity: 'error',
      text: `${present} is not the ${version} that gitops.yaml says`,
      hint: managesItself
        ? `it manages itself, so git makes the ${change}: push the commit, then watch the application argo-cd (docs/guides/upgrading-argo-cd.md)`
        : `read the notes for the ${change} in Argo CD's documentation, then either set clusters.${cluster}.argocd.version: ${found.version}, or run again with --take-over`,
    },
  ];
}

const HOW: Record<
  Exclude<ExistingArgoCd['installedBy'], 'bootstrap'>,
  (detail: string | undefined) => string
> = {
  helm: (release) => (release === undefined ? 'Helm' : `Helm (release ${release})`),
  'client-side apply': () => '`kubectl apply` without --server-side',
  'something else': (manager) => (manager === undefined ? 'something else' : `"${manager}"`),
};

const AFTERWARDS: Record<Exclude<ExistingArgoCd['installedBy'], 'bootstrap'>, string> = {
  helm: "; Helm's record of the release stays: never `helm uninstall` it afterwards",
  'client-side apply': '',
  'something else': '',
};
