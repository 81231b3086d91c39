import type { Field } from '../field.ts';

/**
 * An iSCSI volume of a pod or of a PersistentVolume. Where an initiator is named, the name of the
 * volume and the portal must fit together into 64 characters.
 */
export function checkIscsi(iscsi: Field, volumeName: string): void {
  const portal = iscsi.at('targetPortal');
  portal.requires();
  iscsi.at('iqn').requires(iscsiName);
  iscsi.at('lun').within(0, 255);
  const usesChap = ['chapAuthDiscovery', 'chapAuthSession'].some((key) => iscsi.at(key).isTrue);
  if (usesChap && !iscsi.at('secretRef').isSet) iscsi.at('secretRef').required();
  const initiator = iscsi.at('initiatorName');
  if (!initiator.isSet) return;
  initiator.mustBe(iscsiName);
  if (`${volumeName}:${portal.text}`.length > LONGEST_SESSION) {
    portal.invalid(
      'total length of <volume name>:<iscsi.targetPortal> must be under 64 characters if iscsi.initiatorName is specified',
    );
  }
}

const LONGEST_SESSION = 64;

function iscsiName(name: string): string | undefined {
  const format = [...FORMATS].find(([prefix]) => name.startsWith(prefix))?.[1];
  if (format === undefined) return 'must be valid format starting with iqn, eui, or naa';
  return format.test(name) ? undefined : 'must be valid format';
}

// The server also finds an IQN that stands anywhere behind the first three letters.
const FORMATS: ReadonlyMap<string, RegExp> = new Map([
  ['iqn', /^iqn\.\d{4}-\d{2}\.([A-Za-z0-9\-.]+)(:[^,;*&$|\s]+)$/],
  ['eui', /^eui.[A-Za-z0-9]{16}$/],
  ['naa', /^naa.[A-Za-z0-9]{32}$/],
]);
