import type { Field } from '../../shared/field.ts';
import { dnsLabel } from '../../shared/formats/names.ts';
import { checkAzureDisk, checkAzureFile } from './azure.ts';
import { checkCsi } from './csi.ts';
import { checkFibreChannel, checkISCSI } from './block.ts';
import { checkHostPath, checkLocal, checkNfs } from './paths.ts';

/** What the server says of one source of a PersistentVolume; some rules need the volume's name. */
export type SourceCheck = (source: Field, volumeName: string) => void;

/** The sources that take mount options by annotation: pkg/volume/validation/pv_validation.go. */
export const MOUNTABLE_SOURCES = [
  'gcePersistentDisk',
  'awsElasticBlockStore',
  'glusterfs',
  'nfs',
  'rbd',
  'quobyte',
  'iscsi',
  'cinder',
  'cephfs',
  'azureFile',
  'vsphereVolume',
  'azureDisk',
  'photonPersistentDisk',
];

/** The sources of a PersistentVolume, in the order in which the server looks at them. */
export const VOLUME_SOURCES: Readonly<Record<string, SourceCheck>> = {
  hostPath: checkHostPath,
  gcePersistentDisk: (source) => {
    requireTexts(source, 'pdName');
    source.at('partition').within(0, 255);
  },
  awsElasticBlockStore: (source) => {
    requireTexts(source, 'volumeID');
    source.at('partition').within(0, 255);
  },
  glusterfs: (source) => {
    requireTexts(source, 'endpoints', 'path');
    const namespace = source.at('endpointsNamespace');
    if (namespace.isSet) namespace.requires(dnsLabel);
  },
  flocker: checkFlocker,
  nfs: checkNfs,
  rbd: (source) => {
    requireMonitors(source);
    requireTexts(source, 'image');
  },
  quobyte: checkQuobyte,
  cephfs: requireMonitors,
  iscsi: checkISCSI,
  cinder: (source) => {
    requireTexts(source, 'volumeID');
    requireReference(source.at('secretRef'));
  },
  fc: checkFibreChannel,
  flexVolume: checkFlexVolume,
  azureFile: checkAzureFile,
  vsphereVolume: (source) => requireTexts(source, 'volumePath'),
  photonPersistentDisk: (source) => requireTexts(source, 'pdID'),
  portworxVolume: (source) => requireTexts(source, 'volumeID'),
  azureDisk: checkAzureDisk,
  scaleIO: (source) => requireTexts(source, 'gateway', 'system', 'volumeName'),
  local: checkLocal,
  storageos: (source) => {
    source.at('volumeName').requires(dnsLabel);
    if (source.at('volumeNamespace').text !== '') source.at('volumeNamespace').matches(dnsLabel);
    requireReference(source.at('secretRef'));
  },
  csi: checkCsi,
};

function requireTexts(source: Field, ...keys: string[]): void {
  for (const key of keys) source.at(key).requires();
}

function requireMonitors(source: Field): void {
  if (source.at('monitors').isEmpty) source.at('monitors').required();
}

/** Name and namespace of a Secret, where one is named at all. */
function requireReference(secret: Field): void {
  if (secret.isSet) requireTexts(secret, 'name', 'namespace');
}

function checkFlocker(source: Field): void {
  const name = source.at('datasetName');
  const uuid = source.at('datasetUUID');
  if (name.text === '' && uuid.text === '') {
    source.required('one of datasetName and datasetUUID is required');
  } else if (name.text !== '' && uuid.text !== '') {
    source.invalid('datasetName and datasetUUID can not be specified simultaneously');
  }
  if (name.text.includes('/')) name.invalid("must not contain '/'");
}

function checkQuobyte(source: Field): void {
  const registry = source.at('registry');
  const isHostAndPort = (text: string) => /^(?:[^:[\]]*|\[[^[\]]*\]):[^:[\]]*$/.test(text);
  if (registry.text === '' || !registry.text.split(',').every(isHostAndPort)) {
    registry.invalid('must be a host:port pair or multiple pairs separated by commas');
  } else if (source.at('tenant').text.length > 64) {
    source.at('tenant').tooLong(64);
  }
  requireTexts(source, 'volume');
}

const RESERVED_DOMAINS = ['.kubernetes.io', '.k8s.io'];

function checkFlexVolume(source: Field): void {
  requireTexts(source, 'driver');
  for (const [key, option] of source.at('options').entries()) {
    const domain = `.${key.replace(/\/.*$/s, '').toLowerCase()}`;
    if (RESERVED_DOMAINS.some((reserved) => domain.endsWith(reserved))) {
      option.forbidden('kubernetes.io and k8s.io namespaces are reserved');
    }
  }
}
