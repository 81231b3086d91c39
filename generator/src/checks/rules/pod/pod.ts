import type { Field } from '../shared/field.ts';
import { checkPodAnnotations } from './annotations.ts';
import type { PodContext } from './context.ts';
import { checkPodSpec } from './pod-spec.ts';
import { claimNames, volumesByName } from './pod-template.ts';
import { checkVolumes } from './volumes/volumes.ts';

/** A Pod itself: ValidatePodCreate, and the admission plugins that every API server has. */
export function checkPod(object: Field): void {
  const metadata = object.at('metadata');
  const spec = object.at('spec');
  const volumes = spec.at('volumes').items();
  checkVolumes(volumes, metadata.at('name').text);
  const pod: PodContext = {
    isPod: true,
    namesPods: false,
    metadata,
    spec,
    volumes: new Map(volumesByName(volumes)),
    claims: claimNames(spec),
  };
  checkPodAnnotations(pod);
  checkPodSpec(pod);
  checkImageVolumes(volumes);
  if (spec.at('nodeName').text !== '' && !spec.at('schedulingGates').isEmpty) {
    spec.at('nodeName').forbidden('cannot be set until all schedulingGates have been cleared');
  }
  checkAdmission(spec);
}

function checkImageVolumes(volumes: readonly Field[]): void {
  for (const volume of volumes) {
    if (volume.at('image').isSet) volume.at('image', 'reference').requires();
  }
}

/**
 * What the plugins Priority and RuntimeClass refuse whatever the cluster holds, unless it has a
 * PriorityClass that is the default for all.
 */
function checkAdmission(spec: Field): void {
  const [priority, preemption] = [spec.at('priority'), spec.at('preemptionPolicy')];
  if (spec.at('priorityClassName').text === '') {
    if (!priority.isEmpty) priority.forbidden(OF_PRIORITY_CLASS);
    if (preemption.text === 'Never') preemption.forbidden(OF_PRIORITY_CLASS);
  }
  if (spec.at('overhead').isSet && spec.at('runtimeClassName').text === '') {
    spec.at('overhead').forbidden('may only be set as the RuntimeClass of the pod has it');
  }
}

const OF_PRIORITY_CLASS = 'must not be provided; it comes from priorityClassName';
