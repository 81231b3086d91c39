// Annotations that the server reads: ValidatePodSpecificAnnotations in core/validation, and where
// an annotation and its field must say the same: validateSeccompAnnotationsAndFields and
// validateAppArmorAnnotationsAndFieldsMatchOnCreate.
import type { Field } from '../shared/field.ts';
import { trimSpace } from '../shared/formats/white-space.ts';
import { allContainers, type PodContext } from './context.ts';
import { checkTolerationsText } from './scheduling/tolerations-text.ts';
import { descendingPath } from '../shared/volume-sources/paths.ts';

export function checkPodAnnotations(pod: PodContext): void {
  const { metadata, spec } = pod;
  const annotations = metadata.at('annotations');
  const mirror = annotations.at('kubernetes.io/config.mirror');
  if (mirror.isSet && spec.at('nodeName').text === '') {
    mirror.invalid('must set spec.nodeName if mirror pod annotation is set');
  }
  const cost = annotations.at('controller.kubernetes.io/pod-deletion-cost');
  if (cost.isSet && !isInt32(cost.text)) cost.invalid('must be a 32bit integer');
  const containers = new Set(allContainers(spec).map((container) => container.at('name').text));
  for (const [key, profile] of annotations.entries()) {
    if (key === SECCOMP_POD || key.startsWith(SECCOMP)) profile.matches(seccompProfile);
    if (key.startsWith(APP_ARMOR)) {
      const container = key.slice(APP_ARMOR.length);
      if (!containers.has(container)) {
        profile.invalidHidden(`container ${JSON.stringify(container)} not found`);
      }
      profile.matches(appArmorProfile);
    }
  }
  const tolerations = annotations.at('scheduler.alpha.kubernetes.io/tolerations');
  if (tolerations.text !== '') checkTolerationsText(tolerations);
  checkAgreement(annotations, pod);
}

const SECCOMP_POD = 'seccomp.security.alpha.kubernetes.io/pod';
const SECCOMP = 'container.seccomp.security.alpha.kubernetes.io/';
const APP_ARMOR = 'container.apparmor.security.beta.kubernetes.io/';
const LOCALHOST = 'localhost/';

function isInt32(text: string): boolean {
  if (!/^(0|-[0-9]+|[1-9][0-9]*)$/.test(text) || text.length > 20) return false;
  return Number(text) >= -(2 ** 31) && Number(text) < 2 ** 31;
}

function seccompProfile(profile: string): string | undefined {
  if (['runtime/default', 'docker/default', 'unconfined'].includes(profile)) return undefined;
  return profile.startsWith(LOCALHOST)
    ? descendingPath(profile.slice(LOCALHOST.length))
    : 'must be a valid seccomp profile';
}

function appArmorProfile(profile: string): string | undefined {
  const isKnown = ['', 'runtime/default', 'unconfined'].includes(profile);
  return isKnown || profile.startsWith(LOCALHOST) ? undefined : 'invalid AppArmor profile name';
}

function isAppArmorProfile(text: string): boolean {
  const localhost = text.startsWith(LOCALHOST) ? text.slice(LOCALHOST.length) : '';
  const isLocalhost = localhost !== '' && localhost === trimSpace(localhost);
  return isLocalhost || text === 'runtime/default' || text === 'unconfined';
}

const SECCOMP_VALUES: Readonly<Record<string, readonly string[]>> = {
  RuntimeDefault: ['runtime/default', 'docker/default'],
  Unconfined: ['unconfined'],
};
const APP_ARMOR_VALUES: Readonly<Record<string, readonly string[]>> = {
  RuntimeDefault: ['runtime/default'],
  Unconfined: ['unconfined'],
};

function checkAgreement(annotations: Field, { spec, isPod }: PodContext): void {
  agree(annotations.at(SECCOMP_POD), spec.at('securityContext', 'seccompProfile'), SECCOMP_VALUES);
  const ofPod = spec.at('securityContext', 'appArmorProfile');
  for (const container of allContainers(spec)) {
    const name = container.at('name').text;
    const context = container.at('securityContext');
    agree(annotations.at(SECCOMP + name), context.at('seccompProfile'), SECCOMP_VALUES);
    if (spec.at('os', 'name').text === 'windows') continue;
    const [own, annotation] = [context.at('appArmorProfile'), annotations.at(APP_ARMOR + name)];
    // To a container of a Pod without a profile the server gives that of the annotation.
    if (isPod && !own.isSet && isAppArmorProfile(annotation.text)) continue;
    agree(annotation, own.isSet ? own : ofPod, APP_ARMOR_VALUES);
  }
}

function agree(
  annotation: Field,
  profile: Field,
  values: Readonly<Record<string, readonly string[]>>,
): void {
  if (!annotation.isSet || !profile.isSet) return;
  const type = profile.at('type').text;
  const isSame =
    type === 'Localhost'
      ? annotation.text === LOCALHOST + profile.at('localhostProfile').text
      : (values[type]?.includes(annotation.text) ?? true);
  if (!isSame) profile.forbidden('profile in annotation and field must match');
}
