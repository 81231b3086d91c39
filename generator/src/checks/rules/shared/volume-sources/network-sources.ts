import type { Field } from '../field.ts';
import { dnsLabel } from '../formats/names.ts';

export function checkNfs(nfs: Field): void {
  nfs.at('server').requires();
  nfs.at('path').requires();
  if (!nfs.at('path').text.startsWith('/')) nfs.at('path').invalid('must be an absolute path');
}

export function checkFibreChannel(fc: Field): void {
  const [worldWideNames, worldWideIds] = [fc.at('targetWWNs'), fc.at('wwids')];
  if (worldWideNames.isEmpty && worldWideIds.isEmpty) {
    worldWideNames.required('must specify either targetWWNs or wwids, but not both');
  }
  if (worldWideNames.isEmpty) return;
  if (!worldWideIds.isEmpty) {
    worldWideNames.invalid('targetWWNs and wwids can not be specified simultaneously');
  }
  if (!fc.at('lun').isSet) fc.at('lun').required('lun is required if targetWWNs is specified');
  else fc.at('lun').within(0, 255);
}

export function checkQuobyte(quobyte: Field): void {
  const registry = quobyte.at('registry');
  if (registry.text === '') registry.required(HOST_PORTS);
  else if (quobyte.at('tenant').text.length >= 65) {
    quobyte.at('tenant').required('must be a UUID and may not exceed a length of 64 characters');
  } else if (!registry.text.split(',').every((pair) => HOST_PORT.test(pair))) {
    registry.invalid(HOST_PORTS);
  }
  quobyte.at('volume').requires();
}

const HOST_PORTS = 'must be a host:port pair or multiple pairs separated by commas';
const HOST_PORT = /^(\[[^[\]]*\]|[^:[\]]*):[^:[\]]*$/;

export function checkFlocker(flocker: Field): void {
  const [name, uuid] = [flocker.at('datasetName'), flocker.at('datasetUUID')];
  if (name.text === '' && uuid.text === '') {
    flocker.required('one of datasetName and datasetUUID is required');
  }
  if (name.text !== '' && uuid.text !== '') {
    flocker.invalid('datasetName and datasetUUID can not be specified simultaneously');
  }
  if (name.text.includes('/')) name.invalid("must not contain '/'");
}

export function checkFlexVolume(flex: Field): void {
  flex.at('driver').requires();
  for (const [key, option] of flex.at('options').entries()) {
    const [namespace = ''] = key.split('/');
    if (/\.(kubernetes|k8s)\.io$/.test(`.${namespace.toLowerCase()}`)) {
      option.invalidHidden('kubernetes.io and k8s.io namespaces are reserved');
    }
  }
}

export function checkStorageOs(storageOs: Field): void {
  storageOs.at('volumeName').requires(dnsLabel);
  const namespace = storageOs.at('volumeNamespace');
  if (namespace.text !== '') namespace.matches(dnsLabel);
  if (storageOs.at('secretRef').isSet) storageOs.at('secretRef', 'name').requires();
}

/** An Azure disk; `kind` is Shared unless said, and then the disk has the address of a blob. */
export function checkAzureDisk(disk: Field): void {
  const [uri, kind, caching] = [disk.at('diskURI'), disk.at('kind'), disk.at('cachingMode')];
  disk.at('diskName').requires();
  uri.requires();
  if (caching.isSet && !CACHING_MODES.includes(caching.text)) caching.unsupported(CACHING_MODES);
  if (kind.isSet && !DISK_KINDS.includes(kind.text)) kind.unsupported(DISK_KINDS);
  if (kind.text === 'Managed') {
    if (!uri.text.startsWith('/subscriptions/')) uri.unsupported([MANAGED_DISK]);
  } else if (!uri.text.startsWith('https://')) uri.unsupported([BLOB_DISK]);
}

const CACHING_MODES = ['None', 'ReadOnly', 'ReadWrite'];
const DISK_KINDS = ['Dedicated', 'Managed', 'Shared'];
const MANAGED_DISK =
  '/subscriptions/{sub-id}/resourcegroups/{group-name}/providers/microsoft.compute/disks/{disk-id}';
const BLOB_DISK = 'https://{account-name}.blob.core.windows.net/{container-name}/{disk-name}.vhd';
