import type { Facts } from '../facts.ts';
import { ok, type Finding } from '../finding.ts';

/** Whether the generated folders can be written to. */
export function writeAccess({ unwritable, configuration }: Facts): Finding[] {
  if (configuration.kind === 'absent') return [];
  const subject = 'write access';
  if (unwritable.length === 0) return [ok(subject, 'the generated folders are writable')];
  const names = unwritable.slice(0, MAX_NAMES).join(', ');
  const rest = unwritable.length - MAX_NAMES;
  const found = `no permission to write in ${names}${rest > 0 ? ` and ${rest} more` : ''}`;
  return [{ subject, status: 'error', found, advice: ['give yourself write permission there'] }];
}
const MAX_NAMES = 3;
