import type { Field } from '../shared/field.ts';
import { checkAnnotations, checkLabels } from '../shared/metadata/labels.ts';
import { checkPodAnnotations } from './annotations.ts';
import type { PodContext, VolumeKind } from './context.ts';
import { checkPodSpec } from './pod-spec.ts';
import { checkVolumes, volumeKindOf } from './volumes/volumes.ts';

export interface TemplateOptions {
  /** Volumes that the controller gives to its pods; they stand in for those of the template. */
  provided?: readonly string[];
  /** The controller names its pods: hostname and subdomain of the template are not looked at. */
  namesPods?: boolean;
}

/** The template of a pod: ValidatePodTemplateSpec in core/validation (1.35). */
export function checkPodTemplate(
  template: Field,
  { provided = [], namesPods = false }: TemplateOptions = {},
): void {
  const metadata = template.at('metadata');
  const spec = template.at('spec');
  const replaced = new Set(provided);
  const own = spec
    .at('volumes')
    .items()
    .filter((volume) => !replaced.has(volume.at('name').text));
  checkLabels(metadata.at('labels'));
  checkAnnotations(metadata.at('annotations'));
  checkVolumes(own, '');
  const pod: PodContext = {
    isPod: false,
    namesPods,
    metadata,
    spec,
    volumes: new Map([
      ...volumesByName(own),
      ...provided.map((name): [string, VolumeKind] => [name, 'claim']),
    ]),
    claims: claimNames(spec),
  };
  checkPodAnnotations(pod);
  checkPodSpec(pod);
}

/** What a container can mount. */
export function volumesByName(volumes: readonly Field[]): [string, VolumeKind][] {
  return volumes.map((volume) => [volume.at('name').text, volumeKindOf(volume)]);
}

/** The names of a pod's claims for devices. */
export function claimNames(spec: Field): Set<string> {
  return new Set(
    spec
      .at('resourceClaims')
      .items()
      .map((claim) => claim.at('name').text),
  );
}
