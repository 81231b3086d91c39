import type { Field } from '../../shared/field.ts';
import { trimSpace } from '../../shared/formats/white-space.ts';
import { descendingPath } from '../../shared/volume-sources/paths.ts';

/** A seccomp profile: validateSeccompProfileField. */
export function checkSeccompProfile(profile: Field): void {
  if (!profile.isSet) return;
  const [type, localhost] = [profile.at('type'), profile.at('localhostProfile')];
  type.requiresOneOf(PROFILE_TYPES);
  if (type.text !== 'Localhost') {
    if (localhost.isSet) localhost.invalid('can only be set when seccomp type is Localhost');
  } else if (!localhost.isSet) localhost.required('must be set when seccomp type is Localhost');
  else localhost.matches(descendingPath);
}

/** An AppArmor profile: ValidateAppArmorProfileField. */
export function checkAppArmorProfile(profile: Field): void {
  if (!profile.isSet) return;
  const [type, localhost] = [profile.at('type'), profile.at('localhostProfile')];
  type.requiresOneOf(PROFILE_TYPES);
  if (type.text === 'Localhost') {
    if (localhost.text === '') localhost.required('must be set when AppArmor type is Localhost');
    else if (localhost.text !== trimSpace(localhost.text)) {
      localhost.invalid('must not be padded with whitespace');
    }
    if (localhost.text.length > LONGEST_PROFILE) localhost.tooLong(LONGEST_PROFILE);
  } else if (PROFILE_TYPES.includes(type.text) && localhost.isSet) {
    localhost.invalid('can only be set when AppArmor type is Localhost');
  }
}

const PROFILE_TYPES = ['Localhost', 'RuntimeDefault', 'Unconfined'];
const LONGEST_PROFILE = 4095;
