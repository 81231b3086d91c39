import type { Field } from '../../shared/field.ts';

/** validateISCSIPersistentVolumeSource. */
export function checkISCSI(source: Field, volumeName: string): void {
  const portal = source.at('targetPortal');
  const initiator = source.at('initiatorName');
  portal.requires();
  source.at('iqn').requires(iscsiName);
  source.at('lun').within(0, 255);
  const secret = source.at('secretRef');
  if (secret.isSet) secret.at('name').requires();
  else if (source.at('chapAuthDiscovery').isTrue || source.at('chapAuthSession').isTrue) {
    secret.required('where CHAP is on');
  }
  if (!initiator.isSet) return;
  const complaint = iscsiName(initiator.text);
  if (complaint !== undefined) initiator.invalid(complaint);
  if (`${volumeName}:${portal.text}`.length > 64) {
    portal.invalid(
      'with initiatorName, `<volume name>:<targetPortal>` must be under 64 characters',
    );
  }
}

const ISCSI_NAMES = [
  /iqn\.\d{4}-\d{2}\.[A-Za-z0-9.-]+:[^,;*&$|\s]+$/,
  /^eui.[A-Za-z0-9]{16}$/,
  /^naa.[A-Za-z0-9]{32}$/,
];

/** `iqn.`, `eui.` or `naa.` and what belongs to it: iscsiInitiatorIqnRegex and its like. */
function iscsiName(name: string): string | undefined {
  const isValid = ['iqn', 'eui', 'naa'].some(
    (prefix, index) => name.startsWith(prefix) && ISCSI_NAMES[index]?.test(name),
  );
  return isValid ? undefined : 'must be valid format starting with iqn, eui, or naa';
}

/** validateFCVolumeSource. */
export function checkFibreChannel(source: Field): void {
  const targets = source.at('targetWWNs');
  const ids = source.at('wwids');
  if (targets.isEmpty === ids.isEmpty) {
    targets.invalid('must specify either targetWWNs or wwids, but not both');
  }
  if (targets.isEmpty) return;
  if (source.at('lun').isSet) source.at('lun').within(0, 255);
  else source.at('lun').required('lun is required if targetWWNs is specified');
}
