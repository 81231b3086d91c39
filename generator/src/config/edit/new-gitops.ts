import { stringify } from 'yaml';
import { compareText } from '../../core/compare-text.ts';

interface NewGitops {
  /** Address of the repository where it is known. */
  repoURL: string | undefined;
  environments: readonly { name: string; cluster: string }[];
}

/** The cluster that runs Argo CD in a new gitops.yaml. */
export const HOME_CLUSTER = 'local';

/** Stands for the address of the repository until a person writes it. */
export const PLACEHOLDER_URL = 'https://git.example.org/your/repository.git';

/**
 * The text of a gitops.yaml with environments and without apps. One Argo CD, in the cluster `local`,
 * manages all clusters; the others have the name by which it knows them.
 */
export function newGitops({ repoURL, environments }: NewGitops): string {
  const others = [...new Set(environments.map(({ cluster }) => cluster))]
    .filter((cluster) => cluster !== HOME_CLUSTER)
    .sort(compareText);
  const home = { kubernetes: KUBERNETES, argocd: { version: ARGO_CD } };
  const clusters = {
    [HOME_CLUSTER]: home,
    ...Object.fromEntries(
      others.map((cluster) => [cluster, { name: cluster, managedBy: HOME_CLUSTER }]),
    ),
  };
  const entries = environments.map(({ name, cluster }) => [name, { cluster }] as const);
  return [
    '# yaml-language-server: $schema=generator/schemas/gitops.schema.json',
    'version: 1',
    `repoURL: ${plain(repoURL ?? PLACEHOLDER_URL)} # ${repoURL === undefined ? 'change this: ' : ''}what Argo CD reads`,
    '',
    stringify({ clusters }, WRITE_OPTIONS),
    stringify({ environments: Object.fromEntries(entries) }, WRITE_OPTIONS),
  ].join('\n');
}

/** Versions that a new repository starts with; docs and README name the same. */
const KUBERNETES = '1.35';
const ARGO_CD = '3.5.1';

const WRITE_OPTIONS = { lineWidth: 0, compat: 'yaml-1.1' } as const;

function plain(text: string): string {
  return stringify(text, WRITE_OPTIONS).trimEnd();
}
