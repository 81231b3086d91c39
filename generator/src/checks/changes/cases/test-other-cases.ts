import { casesOf, type ChangeCase } from './test-cases.ts';

const CLAIM = `{apiVersion: v1, kind: PersistentVolumeClaim, metadata: {name: data}, spec: {accessModes: [ReadWriteOnce], storageClassName: fast, resources: {requests: {storage: 1Gi}}}}`;
const VOLUME = `{apiVersion: v1, kind: PersistentVolume, metadata: {name: change-data}, spec: {capacity: {storage: 1Gi}, accessModes: [ReadWriteOnce], hostPath: {path: /data}}}`;
const DEFINITION = `{apiVersion: apiextensions.k8s.io/v1, kind: CustomResourceDefinition, metadata: {name: widgets.changes.example.com}, spec: {group: changes.example.com, scope: Namespaced, names: {kind: Widget, plural: widgets}, versions: [{name: v1, served: true, storage: true, schema: {openAPIV3Schema: {type: object}}}]}}`;
const V2 = `{name: v2, served: true, storage: true, schema: {openAPIV3Schema: {type: object}}}`;
const rbac = 'rbac.authorization.k8s.io';
const roleRef = (name: string): string =>
  `roleRef: {apiGroup: ${rbac}, kind: ClusterRole, name: ${name}}`;

export const OTHER_CASES: readonly ChangeCase[] = [
  ...casesOf(
    '{apiVersion: v1, kind: Service, metadata: {name: web}, spec: {selector: {app: web}, ports: [{port: 80}]}}',
    ['headless', '', 'spec: {clusterIP: None}', ['spec.clusterIP']],
    ['headless no longer', 'spec: {clusterIP: None}', 'spec: {clusterIP: null}', []],
    [
      'headless to NodePort',
      'spec: {clusterIP: None}',
      'spec: {clusterIP: null, type: NodePort}',
      ['spec.clusterIP'],
    ],
    ['another type', '', 'spec: {type: NodePort}', []],
    ['a name outside', '', 'spec: {type: ExternalName, externalName: example.com}', []],
    [
      'an address again',
      'spec: {type: ExternalName, externalName: example.com}',
      'spec: {type: ClusterIP, externalName: null}',
      [],
    ],
    ['ports and selector', '', 'spec: {selector: {app: other}, ports: [{port: 81}]}', []],
    [
      'another class of balancer',
      'spec: {type: LoadBalancer, loadBalancerClass: example.com/a}',
      'spec: {loadBalancerClass: example.com/b}',
      ['spec.loadBalancerClass'],
    ],
    [
      'a class of balancer',
      'spec: {type: LoadBalancer}',
      'spec: {loadBalancerClass: example.com/b}',
      ['spec.loadBalancerClass'],
    ],
    [
      'a class with the type',
      '',
      'spec: {type: LoadBalancer, loadBalancerClass: example.com/b}',
      [],
    ],
    [
      'no class any more',
      'spec: {type: LoadBalancer, loadBalancerClass: example.com/a}',
      'spec: {loadBalancerClass: null}',
      ['spec.loadBalancerClass'],
    ],
    ['session affinity', '', 'spec: {sessionAffinity: ClientIP}', []],
  ),
  ...casesOf(
    CLAIM,
    ['another mode of access', '', 'spec: {accessModes: [ReadWriteMany]}', ['spec.accessModes']],
    ['another class', '', 'spec: {storageClassName: slow}', ['spec.storageClassName']],
    ['the default mode written out', '', 'spec: {volumeMode: Filesystem}', []],
    ['a block device', '', 'spec: {volumeMode: Block}', ['spec.volumeMode']],
    ['a selector', '', 'spec: {selector: {matchLabels: {a: b}}}', ['spec.selector']],
    [
      'less',
      '',
      'spec: {resources: {requests: {storage: 500Mi}}}',
      ['spec.resources.requests.storage'],
    ],
    ['the same in another unit', '', 'spec: {resources: {requests: {storage: 1024Mi}}}', []],
    ['labels', '', 'metadata: {labels: {a: b}}', []],
    ['a volume', '', 'spec: {volumeName: change-data}', []],
    [
      'another volume',
      'spec: {volumeName: change-data}',
      'spec: {volumeName: other}',
      ['spec.volumeName'],
    ],
  ),
  ...casesOf(
    VOLUME,
    ['another path', '', 'spec: {hostPath: {path: /other}}', ['spec.hostPath']],
    [
      'another source',
      '',
      'spec: {hostPath: null, nfs: {server: nfs, path: /data}}',
      ['spec.hostPath', 'spec.nfs'],
    ],
    [
      'size, class and what becomes of it',
      '',
      'spec: {capacity: {storage: 2Gi}, persistentVolumeReclaimPolicy: Delete, storageClassName: fast, accessModes: [ReadWriteMany], mountOptions: [ro]}',
      [],
    ],
    ['a block device', '', 'spec: {volumeMode: Block}', ['spec.volumeMode']],
    [
      'nodes',
      '',
      'spec: {nodeAffinity: {required: {nodeSelectorTerms: [{matchExpressions: [{key: a, operator: Exists}]}]}}}',
      [],
    ],
    [
      'other nodes',
      'spec: {nodeAffinity: {required: {nodeSelectorTerms: [{matchExpressions: [{key: a, operator: Exists}]}]}}}',
      'spec: {nodeAffinity: {required: {nodeSelectorTerms: [{matchExpressions: [{key: b, operator: Exists}]}]}}}',
      ['spec.nodeAffinity'],
    ],
  ),
  ...casesOf(
    '{apiVersion: storage.k8s.io/v1, kind: StorageClass, metadata: {name: change-class}, provisioner: example.com/disk, parameters: {type: ssd}}',
    ['another provisioner', '', 'provisioner: example.com/other', ['provisioner']],
    ['other parameters', '', 'parameters: {type: hdd}', ['parameters']],
    ['another policy', '', 'reclaimPolicy: Retain', ['reclaimPolicy']],
    [
      'another mode of binding',
      '',
      'volumeBindingMode: WaitForFirstConsumer',
      ['volumeBindingMode'],
    ],
    ['defaults written out', '', '{reclaimPolicy: Delete, volumeBindingMode: Immediate}', []],
    ['claims may grow', '', '{allowVolumeExpansion: true, mountOptions: [ro]}', []],
    [
      'other places',
      '',
      'allowedTopologies: [{matchLabelExpressions: [{key: zone, values: [a]}]}]',
      [],
    ],
  ),
  ...casesOf(
    '{apiVersion: storage.k8s.io/v1, kind: VolumeAttributesClass, metadata: {name: change-attributes}, driverName: example.com, parameters: {a: b}}',
    ['another driver', '', 'driverName: other.example.com', ['driverName']],
    ['other parameters', '', 'parameters: {a: c}', ['parameters']],
  ),
  ...casesOf(
    '{apiVersion: storage.k8s.io/v1, kind: CSIDriver, metadata: {name: change.example.com}, spec: {podInfoOnMount: false}}',
    ['no attaching', '', 'spec: {attachRequired: false}', ['spec.attachRequired']],
    ['the default written out', '', 'spec: {attachRequired: true}', []],
    [
      'other lifecycles',
      '',
      'spec: {volumeLifecycleModes: [Ephemeral]}',
      ['spec.volumeLifecycleModes'],
    ],
    [
      'what may change',
      '',
      'spec: {podInfoOnMount: true, storageCapacity: true, fsGroupPolicy: File}',
      [],
    ],
  ),
  ...casesOf(
    '{apiVersion: v1, kind: ConfigMap, metadata: {name: settings}, data: {a: b}}',
    ['other data', '', 'data: {a: c}', []],
    ['fixed from now on', '', '{immutable: true, data: {a: c}}', []],
    ['other data, fixed', 'immutable: true', 'data: {a: c}', ['data']],
    ['binary data, fixed', 'immutable: true', 'binaryData: {b: YQ==}', ['binaryData']],
    ['labels, fixed', 'immutable: true', 'metadata: {labels: {a: b}}', []],
    ['fixed no longer', 'immutable: true', 'immutable: false', ['immutable']],
    ['no longer said to be fixed', 'immutable: true', 'immutable: null', ['immutable']],
  ),
  ...casesOf(
    '{apiVersion: v1, kind: Secret, metadata: {name: settings}, data: {a: YQ==}}',
    ['another type', '', 'type: example.com/other', ['type']],
    ['the default type', '', 'type: Opaque', []],
    ['other data', '', 'data: {a: Yg==}', []],
    ['other data, fixed', 'immutable: true', 'data: {a: Yg==}', ['data']],
    ['the same as text, fixed', 'immutable: true', '{data: null, stringData: {a: a}}', []],
    ['other text, fixed', 'immutable: true', 'stringData: {a: b}', ['data']],
  ),
  ...casesOf(
    `{apiVersion: ${rbac}/v1, kind: RoleBinding, metadata: {name: view}, ${roleRef('view')}}`,
    ['another role', '', roleRef('edit'), ['roleRef']],
    ['other subjects', '', `subjects: [{kind: User, apiGroup: ${rbac}, name: jane}]`, []],
  ),
  ...casesOf(
    `{apiVersion: ${rbac}/v1, kind: ClusterRoleBinding, metadata: {name: change-view}, ${roleRef('view')}}`,
    ['another role', '', roleRef('edit'), ['roleRef']],
  ),
  ...casesOf(
    '{apiVersion: scheduling.k8s.io/v1, kind: PriorityClass, metadata: {name: change-priority}, value: 10}',
    ['another value', '', 'value: 11', ['value']],
    ['the default policy', '', 'preemptionPolicy: PreemptLowerPriority', []],
    ['another policy', '', 'preemptionPolicy: Never', ['preemptionPolicy']],
    ['a description', '', 'description: for all', []],
  ),
  ...casesOf(
    '{apiVersion: node.k8s.io/v1, kind: RuntimeClass, metadata: {name: change-runtime}, handler: runc}',
    ['another handler', '', 'handler: crun', ['handler']],
    ['nodes', '', 'scheduling: {nodeSelector: {a: b}}', []],
  ),
  ...casesOf(
    '{apiVersion: networking.k8s.io/v1, kind: IngressClass, metadata: {name: change-ingress}, spec: {controller: example.com/a}}',
    ['another controller', '', 'spec: {controller: example.com/b}', ['spec.controller']],
    ['parameters', '', 'spec: {parameters: {kind: ConfigMap, name: a}}', []],
  ),
  ...casesOf(
    '{apiVersion: discovery.k8s.io/v1, kind: EndpointSlice, metadata: {name: web}, addressType: IPv4, endpoints: []}',
    ['another type', '', 'addressType: FQDN', ['addressType']],
    ['other endpoints', '', 'endpoints: [{addresses: [10.1.2.3]}]', []],
  ),
  ...casesOf(
    '{apiVersion: v1, kind: ResourceQuota, metadata: {name: quota}, spec: {hard: {pods: "3"}}}',
    ['scopes', '', 'spec: {scopes: [BestEffort]}', ['spec.scopes']],
    ['limits', '', 'spec: {hard: {pods: "4"}}', []],
  ),
  ...casesOf(
    DEFINITION,
    ['another scope', '', 'spec: {scope: Cluster}', ['spec.scope']],
    ['another kind', '', 'spec: {names: {kind: Gadget}}', ['spec.names.kind']],
    ['short names', '', 'spec: {names: {shortNames: [wd]}}', []],
    ['the stored version gone', '', `spec: {versions: [${V2}]}`, ['spec.versions']],
    [
      'a new stored version',
      '',
      `spec: {versions: [{name: v1, served: true, storage: false, schema: {openAPIV3Schema: {type: object}}}, ${V2}]}`,
      [],
    ],
  ),
  // Kinds of which all may change.
  ...casesOf(
    '{apiVersion: policy/v1, kind: PodDisruptionBudget, metadata: {name: web}, spec: {minAvailable: 1, selector: {matchLabels: {app: web}}}}',
    [
      'selector and limit',
      '',
      'spec: {minAvailable: null, maxUnavailable: 1, selector: {matchLabels: {app: other}}}',
      [],
    ],
  ),
  ...casesOf(
    '{apiVersion: autoscaling/v2, kind: HorizontalPodAutoscaler, metadata: {name: web}, spec: {maxReplicas: 3, scaleTargetRef: {apiVersion: apps/v1, kind: Deployment, name: web}}}',
    ['target', '', 'spec: {scaleTargetRef: {name: other}}', []],
  ),
  ...casesOf(
    '{apiVersion: networking.k8s.io/v1, kind: NetworkPolicy, metadata: {name: web}, spec: {podSelector: {}}}',
    ['pods', '', 'spec: {podSelector: {matchLabels: {a: b}}, policyTypes: [Egress]}', []],
  ),
  ...casesOf(
    '{apiVersion: networking.k8s.io/v1, kind: Ingress, metadata: {name: web}, spec: {ingressClassName: a, defaultBackend: {service: {name: web, port: {number: 80}}}}}',
    ['class', '', 'spec: {ingressClassName: b}', []],
  ),
];
