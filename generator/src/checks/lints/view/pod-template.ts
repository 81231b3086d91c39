import type { Field } from '../../rules/shared/field.ts';
import { labelsOf, type Labels } from '../../rules/shared/metadata/label-selector.ts';
import type { PlacedObject } from './placed-object.ts';

/** The pods that one object makes, or the pod that it is. */
export interface PodTemplate {
  owner: PlacedObject;
  spec: Field;
  labels: Labels;
  /** Runs until it is stopped, other than the pods of a Job. */
  isLongRunning: boolean;
  isWindows: boolean;
  /** Containers and init containers. */
  containers: readonly Field[];
  /** Containers that run as long as the pod: no init containers but sidecars. */
  lastingContainers: readonly Field[];
}

/** The pods of an object of Kubernetes' own kinds; undefined where the kind makes none. */
export function podTemplateOf(owner: PlacedObject): PodTemplate | undefined {
  const keys = TEMPLATES.get(owner.groupKind);
  if (keys === undefined) return undefined;
  const template = keys.reduce((field, key) => field.at(key), owner.root);
  const spec = template.at('spec');
  const initial = spec.at('initContainers').items();
  const main = spec.at('containers').items();
  return {
    owner,
    spec,
    labels: labelsOf(template.at('metadata', 'labels')),
    isLongRunning: !owner.groupKind.endsWith('.batch') && owner.groupKind !== 'Pod',
    isWindows: spec.at('os', 'name').text === 'windows',
    containers: [...initial, ...main],
    lastingContainers: [
      ...initial.filter((container) => container.at('restartPolicy').text === 'Always'),
      ...main,
    ],
  };
}

/** For messages: `container "web"`. */
export function describeContainer(container: Field): string {
  return `container ${JSON.stringify(container.at('name').text)}`;
}

const TEMPLATES: ReadonlyMap<string, readonly string[]> = new Map([
  ['Pod', []],
  ['ReplicationController', ['spec', 'template']],
  ['Deployment.apps', ['spec', 'template']],
  ['ReplicaSet.apps', ['spec', 'template']],
  ['StatefulSet.apps', ['spec', 'template']],
  ['DaemonSet.apps', ['spec', 'template']],
  ['Job.batch', ['spec', 'template']],
  ['CronJob.batch', ['spec', 'jobTemplate', 'spec', 'template']],
]);
