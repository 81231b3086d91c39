import type { Field } from '../../shared/field.ts';
import { dnsLabel, dnsSubdomain } from '../../shared/formats/names.ts';

const LONGEST_DRIVER = 63;
const SECRETS = [
  'controllerPublishSecretRef',
  'controllerExpandSecretRef',
  'nodePublishSecretRef',
  'nodeExpandSecretRef',
];

/** validateCSIPersistentVolumeSource. */
export function checkCsi(source: Field): void {
  source.at('driver').requires(csiDriverName);
  source.at('volumeHandle').requires();
  for (const secret of SECRETS.map((key) => source.at(key)).filter(({ isSet }) => isSet)) {
    secret.at('name').requires(dnsSubdomain);
    secret.at('namespace').requires(dnsLabel);
  }
}

/** The name of a CSI driver, in any case: ValidateCSIDriverName. */
export function csiDriverName(name: string): string | undefined {
  if (name.length > LONGEST_DRIVER) return `must be no more than ${LONGEST_DRIVER} characters`;
  return dnsSubdomain(name.toLowerCase());
}
