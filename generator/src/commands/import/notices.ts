import { HOME_CLUSTER, PLACEHOLDER_URL } from '../../config/edit/new-gitops.ts';
import { overlayFolder } from '../../core/import/files/app-folders.ts';
import type { SharedObject } from '../../core/import/shared-objects.ts';
import type { ImportNotice } from '../../core/import/summary/types.ts';
import { compareText } from '../../core/compare-text.ts';
import {
  describeObject,
  groupOf,
  namespaceOf,
  type KubernetesObject,
} from '../../core/kubernetes/object.ts';
import { scopeOf } from '../../core/kubernetes/scope.ts';
import { isNamespace } from '../../core/synthesis/transformers/namespace.ts';
import { CONFIG_FILE } from '../steps/open-repository.ts';
import type { GitopsEdit } from './target/edit-gitops.ts';
import type { RequestedEnvironment } from './parse-request.ts';

interface NoticeInput {
  app: string;
  environments: readonly RequestedEnvironment[];
  objects: ReadonlyMap<string, readonly KubernetesObject[]>;
  shared: readonly SharedObject[];
  edit: GitopsEdit;
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
    ...overwrites(input),
    ...missingNamespaces(input),
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

/** Of environments on one cluster, the one that syncs last wins. */
function overwrites({ edit, shared }: NoticeInput): ImportNotice[] {
  const clusterOf = new Map(edit.fleet.environments.map(({ name, cluster }) => [name, cluster]));
  const found = new Map<string, { cluster: string; names: string[]; objects: string[] }>();
  for (const { object, environments } of shared) {
    for (const cluster of new Set(clusterOf.values())) {
      const names = environments.filter((name) => clusterOf.get(name) === cluster);
      if (names.length < 2) continue;
      const key = names.join();
      const entry = found.get(key) ?? { cluster, names, objects: [] };
      entry.objects.push(describeObject(object));
      found.set(key, entry);
    }
  }
  return [...found.values()].map(({ cluster, names, objects: [first = '', ...others] }) => ({
    subject: names.join(', '),
    message: `on cluster ${cluster} they overwrite each other's ${first}${others.length === 0 ? '' : ` and ${others.length} more`}`,
    hint: `give each a cluster of its own in ${CONFIG_FILE}, or its objects other namespaces or names, before Argo CD syncs them`,
  }));
}

/** An Application makes no namespace. */
function missingNamespaces({ app, edit, objects }: NoticeInput): ImportNotice[] {
  const { environments, deployments } = edit.fleet;
  return deployments
    .filter((deployment) => deployment.app === app)
    .flatMap(({ environment, namespace }) => {
      const own = objects.get(environment) ?? [];
      const made = new Set([
        ...own.filter(isNamespace).map(({ metadata }) => metadata.name),
        ...environments
          .filter(({ name }) => name === environment)
          .flatMap(({ namespaces }) => namespaces.map(({ name }) => name)),
      ]);
      const missing = [...new Set(own.flatMap((object) => namespaceFor(object, namespace)))]
        .filter((name) => !made.has(name) && !isKubernetesOwn(name))
        .sort(compareText);
      if (missing.length === 0) return [];
      const [noun, example] = [missing.length === 1 ? 'namespace' : 'namespaces', missing[0] ?? ''];
      return [
        {
          subject: environment,
          message: `no manifest makes the ${noun} ${missing.join(', ')}`,
          hint: `kubectl create namespace ${example}, or add a Namespace to ${overlayFolder(app, environment)}`,
        },
      ];
    });
}

/** Where an object goes: without a namespace of its own, to that of the Application. */
function namespaceFor(object: KubernetesObject, namespace: string): string[] {
  const own = namespaceOf(object);
  if (own !== undefined) return [own];
  const scope = scopeOf({ group: groupOf(object.apiVersion), kind: object.kind });
  return scope === 'namespace' ? [namespace] : [];
}

function isKubernetesOwn(namespace: string): boolean {
  return namespace === 'default' || namespace.startsWith('kube-');
}

function plainSecrets({ objects, allowSecrets }: NoticeInput): ImportNotice[] {
  if (!allowSecrets) return [];
  return [...objects].flatMap(([environment, own]) => {
    const secrets = own.filter(
      ({ apiVersion, kind, data, stringData }) =>
        apiVersion === 'v1' && kind === 'Secret' && (data ?? stringData) !== undefined,
    );
    if (secrets.length === 0) return [];
    const names = secrets.map(({ metadata }) => metadata.name).join(', ');
    return [
      {
        subject: environment,
        message: `values of Secrets stand in files in plain text: ${names}`,
        hint: 'do not commit them to a repository that others can read',
      },
    ];
  });
}
