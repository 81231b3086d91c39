import type { Field } from '../../shared/field.ts';
import { dnsLabel, dnsSubdomain } from '../../shared/formats/names.ts';
import type { VolumeKind } from '../context.ts';
import { VOLUME_SOURCES } from './volume-sources.ts';

/**
 * The volumes of a pod: ValidateVolumes. A pod's own name matters to the claims of its ephemeral
 * volumes; a template has none.
 */
export function checkVolumes(volumes: readonly Field[], podName: string): void {
  const names = new Set<string>();
  const created = new Set(
    podName === ''
      ? []
      : volumes
          .filter((volume) => volume.at('ephemeral').isSet)
          .map((volume) => `${podName}-${volume.at('name').text}`),
  );
  for (const volume of volumes) {
    const name = volume.at('name');
    name.requires(dnsLabel);
    if (name.text !== '' && names.has(name.text)) name.duplicate();
    names.add(name.text);
    checkSource(volume);
    if (volume.at('ephemeral').isSet && podName !== '') checkCreatedClaim(name, podName);
    const claim = volume.at('persistentVolumeClaim', 'claimName');
    if (created.has(claim.text)) {
      claim.invalid('must not reference a PVC that gets created for an ephemeral volume');
    }
  }
}

/** What a volume is to those who mount it; one that names no source is an emptyDir. */
export function volumeKindOf(volume: Field): VolumeKind {
  if (volume.at('persistentVolumeClaim').isSet || volume.at('ephemeral').isSet) return 'claim';
  const hasOther = Object.keys(VOLUME_SOURCES).some(
    (key) => key !== 'emptyDir' && volume.at(key).isSet,
  );
  return hasOther ? 'other' : 'emptyDir';
}

/** One source and no more; the others are not looked at, as the server does. */
function checkSource(volume: Field): void {
  const [first, ...others] = Object.entries(VOLUME_SOURCES).filter(([key]) => volume.at(key).isSet);
  if (first === undefined) return;
  const [key, check] = first;
  check(volume.at(key), volume.at('name').text);
  for (const [other] of others) {
    volume.at(other).forbidden('may not specify more than 1 volume type');
  }
}

function checkCreatedClaim(name: Field, podName: string): void {
  const claim = `${podName}-${name.text}`;
  const complaint = dnsSubdomain(claim);
  if (complaint !== undefined) name.invalid(`PVC name "${claim}": ${complaint}`);
}
