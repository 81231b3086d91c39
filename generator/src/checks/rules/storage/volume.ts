import { posix } from 'node:path';
import { optionalOneOf } from '../optional-one-of.ts';
import { checkAccessModes, checkVolumeMode } from '../shared/claim-spec.ts';
import type { Field } from '../shared/field.ts';
import { dnsSubdomain } from '../shared/formats/names.ts';
import { checkNodeSelector } from '../shared/node-selector.ts';
import { amountOf } from '../shared/resources/resource-amount.ts';
import { MOUNTABLE_SOURCES, VOLUME_SOURCES } from './volume-sources/volume-sources.ts';

const MOUNT_OPTIONS = 'volume.beta.kubernetes.io/mount-options';

/** pkg/apis/core/validation/validation.go, ValidatePersistentVolume. */
export function checkVolume(volume: Field): void {
  const spec = volume.at('spec');
  checkAccessModes(spec.at('accessModes'));
  checkCapacity(spec.at('capacity'));
  spec.at('persistentVolumeReclaimPolicy').oneOf(['Delete', 'Recycle', 'Retain']);
  checkNodeAffinity(spec);
  checkSource(spec, volume.at('metadata', 'name').text);
  checkRecycling(spec);
  if (spec.at('storageClassName').text !== '') spec.at('storageClassName').matches(dnsSubdomain);
  checkVolumeMode(spec.at('volumeMode'));
  checkAttributesClass(spec);

  const options = volume.at('metadata', 'annotations').at(MOUNT_OPTIONS);
  if (options.isSet && !MOUNTABLE_SOURCES.some((key) => spec.at(key).isSet)) {
    options.forbidden('may not specify mount options for this volume type');
  }
}

/**
 * The volume of a VolumeAttachment that has no PersistentVolume: a CSI volume, and only what
 * describes it.
 */
export function checkInlineVolume(spec: Field): void {
  checkAccessModes(spec.at('accessModes'));
  for (const key of ['claimRef', 'nodeAffinity']) {
    if (spec.at(key).isSet) spec.at(key).forbidden(NOT_INLINE);
  }
  for (const key of ['capacity', 'storageClassName']) {
    if (!spec.at(key).isEmpty) spec.at(key).forbidden(NOT_INLINE);
  }
  if (!spec.at('csi').isSet) spec.at('csi').required('in the context of inline volumes');
  spec.at('persistentVolumeReclaimPolicy').oneOf(['Retain']);
  optionalOneOf(spec.at('volumeMode'), ['Filesystem']);
  checkSource(spec, '');
}

const NOT_INLINE = 'may not be specified in the context of inline volumes';

function checkCapacity(capacity: Field): void {
  if (capacity.isEmpty) {
    capacity.required();
    return;
  }
  for (const [name, quantity] of capacity.entries()) {
    if (name !== 'storage') quantity.forbidden('only the resource storage is supported');
    const amount = amountOf(quantity);
    if (amount !== undefined && amount <= 0n) quantity.invalid('must be greater than zero');
  }
  if (!capacity.at('storage').isSet) capacity.at('storage').required();
}

function checkNodeAffinity(spec: Field): void {
  const affinity = spec.at('nodeAffinity');
  if (!affinity.isSet) {
    if (spec.at('local').isSet) affinity.required('Local volume requires node affinity');
    return;
  }
  const required = affinity.at('required');
  if (required.isSet) checkNodeSelector(required);
  else required.required('must specify required node constraints');
}

/**
 * There is one source, and it is complete; more than one is too many. The server counts a flexVolume,
 * but forgets to refuse it beside one that comes before.
 */
function checkSource(spec: Field, name: string): void {
  const [first, ...others] = Object.keys(VOLUME_SOURCES).filter((key) => spec.at(key).isSet);
  if (first === undefined) {
    spec.required('must specify a volume type');
    return;
  }
  VOLUME_SOURCES[first]?.(spec.at(first), name);
  for (const other of others) {
    if (other === 'flexVolume') VOLUME_SOURCES[other]?.(spec.at(other), name);
    else spec.at(other).forbidden('may not specify more than 1 volume type');
  }
}

function checkRecycling(spec: Field): void {
  const path = spec.at('hostPath', 'path').text;
  const policy = spec.at('persistentVolumeReclaimPolicy');
  if (
    policy.text === 'Recycle' &&
    path !== '' &&
    posix.resolve('/', path) === '/' &&
    path.startsWith('/')
  ) {
    policy.forbidden("may not be 'Recycle' for a hostPath mount of '/'");
  }
}

function checkAttributesClass(spec: Field): void {
  const attributesClass = spec.at('volumeAttributesClassName');
  if (!attributesClass.isSet) return;
  attributesClass.requires(dnsSubdomain);
  if (!spec.at('csi').isSet) {
    spec.at('csi').required('has to be specified when using volumeAttributesClassName');
  }
}
