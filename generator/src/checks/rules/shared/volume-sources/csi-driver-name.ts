import { dnsSubdomain } from '../formats/names.ts';

/** The name of a CSI driver, in any case: ValidateCSIDriverName. */
export function csiDriverName(name: string): string | undefined {
  if (name.length > LONGEST_DRIVER) return `must be no more than ${LONGEST_DRIVER} characters`;
  return dnsSubdomain(name.toLowerCase());
}

const LONGEST_DRIVER = 63;
