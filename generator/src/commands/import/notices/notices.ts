import { HOME_CLUSTER, PLACEHOLDER_URL } from '../../../config/edit/new-gitops.ts';
import type { SharedObject } from '../../../core/import/shared-objects.ts';
import type { ImportNotice, WithheldSecretSummary } from '../../../core/import/summary/types.ts';
import type { KubernetesObject } from '../../../core/kubernetes/object.ts';
import { CONFIG_FILE } from '../../steps/open-repository.ts';
import type { GitopsEdit } from '../target/edit-gitops.ts';
import type { RequestedEnvironment } from '../parse-request.ts';
import { collisions } from './collisions.ts';
import { exportedObjects } from './exported-objects.ts';
import { missingNamespaces } from './missing-namespaces.ts';
import { hashedSecrets, plainSecrets } from './secrets.ts';

export interface NoticeInput {
  app: string;
  environments: readonly RequestedEnvironment[];
  objects: ReadonlyMap<string, readonly KubernetesObject[]>;
  shared: readonly SharedObject[];
  withheld: readonly WithheldSecretSummary[];
  edit: Pick<GitopsEdit, 'fleet' | 'refusedNamespaces'>;
  /** Whether gitops.yaml is made now. */
  isNew: boolean;
  allowSecrets: boolean;
}

/** What was decided for the user, and what has to be done before the result can be deployed. */
export function importNotices(input: NoticeInput): ImportNotice[] {
  return [
    ...placeholder(input),
    ...newClusters(input),
    ...unfitNames(input),
    ...refusedNamespaces(input),
    ...collisions(input),
    ...missingNamespaces(input),
    ...exportedObjects(input),
    ...hashedSecrets(input),
    ...plainSecrets(input),
  ];
}

function placeholder({ edit }: NoticeInput): ImportNotice[] {
  if (edit.fleet.repoURL !== PLACEHOLDER_URL) return [];
  const message = `repoURL is a placeholder, ${PLACEHOLDER_URL}`;
  return [
    { subject: CONFIG_FILE, message, hint: 'write the address of your repository in its place' },
  ];
}

function newClusters({ edit, isNew }: NoticeInput): ImportNotice[] {
  const others = edit.fleet.clusters.filter(({ name }) => name !== HOME_CLUSTER);
  if (!isNew || others.length === 0) return [];
  const names = others.map(({ name }) => name).join(', ');
  return [
    {
      subject: CONFIG_FILE,
      message: `Argo CD in cluster ${HOME_CLUSTER} has to know the other clusters as ${names}`,
      hint: 'add them to it with `argocd cluster add`, or change the clusters of the environments; environments that hold the same objects cannot be on one',
    },
  ];
}

function unfitNames({ environments }: NoticeInput): ImportNotice[] {
  return environments.flatMap(({ name, unfit }) =>
    unfit === undefined
      ? []
      : [
          {
            subject: name,
            message: `its overlay is written, but not deployed: ${unfit}`,
            hint: `to deploy it, import it under another name`,
          },
        ],
  );
}

function refusedNamespaces({ edit }: NoticeInput): ImportNotice[] {
  return [...edit.refusedNamespaces].map(([environment, { namespace, reason }]) => ({
    subject: environment,
    message: `namespace ${namespace} is not written into ${CONFIG_FILE}: ${reason}`,
    hint: 'objects that name it go there all the same',
  }));
}
