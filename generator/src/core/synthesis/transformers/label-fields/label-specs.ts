import { fieldTable, type FieldSpec } from '../field-specs/field-spec.ts';

/**
 * Where the labels of a `labels:` entry go. The built-in configuration of Kustomize is the same in
 * 5.5.0 and 5.8.1 (kustomize api/internal/konfig/builtinpluginconsts: commonlabels.go,
 * metadatalabels.go).
 */
const METADATA: FieldSpec[] = [{ path: 'metadata/labels', create: true }];

const POD_TEMPLATE = 'spec/template/metadata/labels';

const TEMPLATES: FieldSpec[] = [
  { path: POD_TEMPLATE, create: true, version: 'v1', kind: 'ReplicationController' },
  { path: POD_TEMPLATE, create: true, kind: 'Deployment' },
  { path: POD_TEMPLATE, create: true, kind: 'ReplicaSet' },
  { path: POD_TEMPLATE, create: true, kind: 'DaemonSet' },
  { path: POD_TEMPLATE, create: true, group: 'apps', kind: 'StatefulSet' },
  {
    path: 'spec/volumeClaimTemplates[]/metadata/labels',
    create: true,
    group: 'apps',
    kind: 'StatefulSet',
  },
  { path: POD_TEMPLATE, create: true, group: 'batch', kind: 'Job' },
  { path: 'spec/jobTemplate/metadata/labels', create: true, group: 'batch', kind: 'CronJob' },
  {
    path: 'spec/jobTemplate/spec/template/metadata/labels',
    create: true,
    group: 'batch',
    kind: 'CronJob',
  },
];

const SELECTOR = 'spec/selector/matchLabels';

const SELECTORS: FieldSpec[] = [
  { path: 'spec/selector', create: true, version: 'v1', kind: 'Service' },
  { path: 'spec/selector', create: true, version: 'v1', kind: 'ReplicationController' },
  { path: SELECTOR, create: true, kind: 'Deployment' },
  { path: SELECTOR, create: true, kind: 'ReplicaSet' },
  { path: SELECTOR, create: true, kind: 'DaemonSet' },
  { path: SELECTOR, create: true, group: 'apps', kind: 'StatefulSet' },
  { path: SELECTOR, group: 'batch', kind: 'Job' },
  { path: 'spec/jobTemplate/spec/selector/matchLabels', group: 'batch', kind: 'CronJob' },
  { path: SELECTOR, group: 'policy', kind: 'PodDisruptionBudget' },
  ...['spec/podSelector', 'spec/ingress/from/podSelector', 'spec/egress/to/podSelector'].map(
    (path) => ({
      path: `${path}/matchLabels`,
      group: 'networking.k8s.io',
      kind: 'NetworkPolicy',
    }),
  ),
  ...['Deployment', 'StatefulSet'].flatMap(podPlacement),
];

/** Selectors of other pods in affinity and spreading: of these two kinds only. */
function podPlacement(kind: string): FieldSpec[] {
  return ['podAffinity', 'podAntiAffinity']
    .flatMap((affinity) => [
      `affinity/${affinity}/preferredDuringSchedulingIgnoredDuringExecution/podAffinityTerm`,
      `affinity/${affinity}/requiredDuringSchedulingIgnoredDuringExecution`,
    ])
    .concat('topologySpreadConstraints')
    .map((path) => ({
      path: `spec/template/spec/${path}/labelSelector/matchLabels`,
      group: 'apps',
      kind,
    }));
}

export const METADATA_LABELS = fieldTable(METADATA);
export const TEMPLATE_LABELS = fieldTable([...METADATA, ...TEMPLATES]);
export const SELECTOR_LABELS = fieldTable([...SELECTORS, ...METADATA, ...TEMPLATES]);
