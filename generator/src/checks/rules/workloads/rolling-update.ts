import type { Field } from '../shared/field.ts';
import {
  atMostHundredPercent,
  countOrPercent,
  percentOf,
} from '../shared/formats/int-or-percent.ts';

/** How many pods may be missing or too many: a count or a percentage. */
export function checkShare(share: Field, { limited }: { limited: boolean }): void {
  countOrPercent(share);
  if (limited) atMostHundredPercent(share);
}

/** Whether a share is no pod at all; `unset` is what the server fills in. */
export function isNone(share: Field, unset: number): boolean {
  return (share.isSet ? (percentOf(share) ?? share.number ?? 0) : unset) === 0;
}
