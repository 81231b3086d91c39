import { optionalOneOf } from '../../optional-one-of.ts';
import type { Field } from '../../shared/field.ts';
import { usesHostUsers, type PodContext } from '../context.ts';
import { checkAppArmorProfile, checkSeccompProfile } from './profiles.ts';
import { checkWindowsOptions } from './windows-options.ts';

/** The security context of a container: ValidateSecurityContext. */
export function checkSecurityContext(context: Field, { spec }: PodContext): void {
  for (const key of ['runAsUser', 'runAsGroup']) context.at(key).within(0, LARGEST_ID);
  const procMount = context.at('procMount');
  optionalOneOf(procMount, ['Default', 'Unmasked']);
  if (procMount.text === 'Unmasked' && usesHostUsers(spec)) {
    procMount.invalid('`hostUsers` must be false to use `Unmasked`');
  }
  checkSeccompProfile(context.at('seccompProfile'));
  checkEscalation(context);
  checkWindowsOptions(context.at('windowsOptions'));
  checkAppArmorProfile(context.at('appArmorProfile'));
}

/** The largest user or group: IsValidUserID, IsValidGroupID. */
export const LARGEST_ID = 2 ** 31 - 1;

function checkEscalation(context: Field): void {
  const escalation = context.at('allowPrivilegeEscalation');
  if (escalation.value !== false) return;
  if (context.at('privileged').isTrue) {
    escalation.invalid('cannot set `allowPrivilegeEscalation` to false and `privileged` to true');
  }
  const added = context.at('capabilities', 'add').items();
  if (added.some(({ text }) => text === 'CAP_SYS_ADMIN')) {
    escalation.invalid(
      'cannot set `allowPrivilegeEscalation` to false and `capabilities.Add` CAP_SYS_ADMIN',
    );
  }
}
