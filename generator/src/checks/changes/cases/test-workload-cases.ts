import { casesOf, type ChangeCase } from './test-cases.ts';

const TEMPLATE = `
  selector: {matchLabels: {app: web}}
  template:
    metadata: {labels: {app: web, tier: front}}
    spec: {containers: [{name: web, image: "web:1"}]}`;

const SELECTOR = 'spec: {selector: {matchLabels: {tier: front}}}';

const workload = (kind: string): ChangeCase[] =>
  casesOf(
    `{apiVersion: apps/v1, kind: ${kind}, metadata: {name: web}}`,
    ['another selector', `spec:${TEMPLATE}`, SELECTOR, ['spec.selector']],
    [
      'another template',
      `spec:${TEMPLATE}`,
      'spec: {template: {spec: {containers: [{name: web, image: "web:2"}]}}}',
      [],
    ],
  );

const CLAIM = `{metadata: {name: data}, spec: {accessModes: [ReadWriteOnce], resources: {requests: {storage: 1Gi}}}}`;

const STATEFUL_SET = `
apiVersion: apps/v1
kind: StatefulSet
metadata: {name: web}
spec:
  serviceName: web
  volumeClaimTemplates: [${CLAIM}]${TEMPLATE}`;

const TEMPLATE_OF_JOB = `template: {spec: {restartPolicy: Never, containers: [{name: job, image: "job:1"}]}}`;
const JOB = `{apiVersion: batch/v1, kind: Job, metadata: {name: job}, spec: {${TEMPLATE_OF_JOB}}}`;
const NEW_IMAGE = `spec: {template: {spec: {containers: [{name: job, image: "job:2"}]}}}`;

export const WORKLOAD_CASES: readonly ChangeCase[] = [
  ...['Deployment', 'ReplicaSet', 'DaemonSet'].flatMap(workload),
  ...casesOf(
    STATEFUL_SET,
    ['another selector', '', SELECTOR, ['spec.selector']],
    ['another service', '', 'spec: {serviceName: other}', ['spec.serviceName']],
    ['no service any more', '', 'spec: {serviceName: null}', ['spec.serviceName']],
    ['parallel pods', '', 'spec: {podManagementPolicy: Parallel}', ['spec.podManagementPolicy']],
    ['the default policy written out', '', 'spec: {podManagementPolicy: OrderedReady}', []],
    [
      'a larger claim',
      '',
      `spec: {volumeClaimTemplates: [${CLAIM.replace('1Gi', '2Gi')}]}`,
      ['spec.volumeClaimTemplates'],
    ],
    [
      'the same size in another unit',
      '',
      `spec: {volumeClaimTemplates: [${CLAIM.replace('1Gi', '1024Mi')}]}`,
      [],
    ],
    [
      'the default mode of a claim written out',
      '',
      `spec: {volumeClaimTemplates: [${CLAIM.replace('resources', 'volumeMode: Filesystem, resources')}]}`,
      [],
    ],
    ['no claims any more', '', 'spec: {volumeClaimTemplates: null}', ['spec.volumeClaimTemplates']],
    [
      'what may change',
      '',
      `spec: {replicas: 3, minReadySeconds: 5, revisionHistoryLimit: 2, ordinals: {start: 1}, updateStrategy: {rollingUpdate: {partition: 1}}, persistentVolumeClaimRetentionPolicy: {whenDeleted: Delete}}`,
      [],
    ],
  ),
  ...casesOf(
    JOB,
    ['another image', '', NEW_IMAGE, ['spec.template']],
    ['more tries', '', 'spec: {backoffLimit: 2, ttlSecondsAfterFinished: 60, parallelism: 2}', []],
    [
      'defaults written out',
      '',
      `spec: {completions: 1, completionMode: NonIndexed, template: {spec: {dnsPolicy: ClusterFirst, terminationGracePeriodSeconds: 30, securityContext: {}, containers: [{name: job, image: "job:1", imagePullPolicy: IfNotPresent, resources: {}}]}}}`,
      [],
    ],
    [
      'another pull policy',
      '',
      `spec: {template: {spec: {containers: [{name: job, image: "job:1", imagePullPolicy: Always}]}}}`,
      ['spec.template'],
    ],
    ['more completions', 'spec: {completions: 2}', 'spec: {completions: 3}', ['spec.completions']],
    [
      'completions left out',
      'spec: {completions: 2}',
      'spec: {completions: null}',
      ['spec.completions'],
    ],
    ['completions that were left out', '', 'spec: {completions: 3}', ['spec.completions']],
    [
      'an indexed Job that is scaled',
      'spec: {completions: 2, parallelism: 2, completionMode: Indexed}',
      'spec: {completions: 3, parallelism: 3}',
      [],
    ],
    [
      'an indexed Job whose parallelism stays',
      'spec: {completions: 2, parallelism: 2, completionMode: Indexed}',
      'spec: {completions: 3}',
      ['spec.completions'],
    ],
    [
      'another mode',
      'spec: {completions: 2}',
      'spec: {completionMode: Indexed}',
      ['spec.completionMode'],
    ],
    ['a suspended one that goes on', 'spec: {suspend: true}', 'spec: {suspend: false}', []],
    [
      'a suspended one that goes elsewhere',
      'spec: {suspend: true}',
      'spec: {suspend: false, template: {spec: {nodeSelector: {disk: ssd}}}}',
      [],
    ],
    ['a suspended one with another image', 'spec: {suspend: true}', NEW_IMAGE, ['spec.template']],
    [
      'one that goes elsewhere',
      '',
      'spec: {template: {spec: {nodeSelector: {disk: ssd}}}}',
      ['spec.template'],
    ],
    [
      'a failure policy',
      '',
      'spec: {podFailurePolicy: {rules: [{action: FailJob, onExitCodes: {operator: In, values: [42]}}]}}',
      ['spec.podFailurePolicy'],
    ],
    [
      'a success policy',
      'spec: {completions: 2, completionMode: Indexed}',
      'spec: {successPolicy: {rules: [{succeededCount: 1}]}}',
      ['spec.successPolicy'],
    ],
    [
      'tries for each index',
      'spec: {completions: 2, completionMode: Indexed}',
      'spec: {backoffLimitPerIndex: 1}',
      ['spec.backoffLimitPerIndex'],
    ],
    ['another manager', '', 'spec: {managedBy: example.com/jobs}', ['spec.managedBy']],
  ),
  ...casesOf(
    `{apiVersion: batch/v1, kind: CronJob, metadata: {name: job}, spec: {schedule: "0 3 * * *", jobTemplate: {spec: {${TEMPLATE_OF_JOB}}}}}`,
    [
      'another image and time',
      '',
      `spec: {schedule: "0 4 * * *", jobTemplate: {${NEW_IMAGE}}}`,
      [],
    ],
  ),
  ...casesOf(
    `{apiVersion: v1, kind: Pod, metadata: {name: web}, spec: {containers: [{name: web, image: "web:1"}]}}`,
    ['another image', '', 'spec: {containers: [{name: web, image: "web:2"}]}', []],
    [
      'another command',
      '',
      'spec: {containers: [{name: web, image: "web:1", command: [web]}]}',
      ['spec.containers'],
    ],
    ['another node', '', 'spec: {nodeSelector: {disk: ssd}}', ['spec.nodeSelector']],
    ['the default restart policy', '', 'spec: {restartPolicy: Always}', []],
    ['another restart policy', '', 'spec: {restartPolicy: Never}', ['spec.restartPolicy']],
    ['one more toleration', '', 'spec: {tolerations: [{key: gpu, operator: Exists}]}', []],
    ['a deadline', '', 'spec: {activeDeadlineSeconds: 60}', []],
  ),
  ...casesOf(
    '{apiVersion: apps/v1, kind: ControllerRevision, metadata: {name: web-1}, revision: 1, data: {a: b}}',
    ['other data', '', 'data: {a: c}', ['data']],
    ['another number', '', 'revision: 2', []],
  ),
];
