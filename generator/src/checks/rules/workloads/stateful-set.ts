import type { Field } from '../shared/field.ts';
import { checkClaimSpec } from '../shared/claim-spec.ts';
import { dnsLabel } from '../shared/formats/names.ts';
import { checkPodTemplate } from '../pod/pod-template.ts';
import { checkLongRunning } from './long-running.ts';
import { checkSelector } from './selector.ts';

/** A StatefulSet: ValidateStatefulSetSpec in pkg/apis/apps/validation (1.35). */
export function checkStatefulSet(statefulSet: Field): void {
  const spec = statefulSet.at('spec');
  const policy = spec.at('podManagementPolicy');
  policy.oneOf(['OrderedReady', 'Parallel']);
  checkUpdateStrategy(spec.at('updateStrategy'));
  for (const key of ['whenDeleted', 'whenScaled']) {
    spec.at('persistentVolumeClaimRetentionPolicy', key).oneOf(['Delete', 'Retain']);
  }
  spec.at('replicas').within(0);
  spec.at('minReadySeconds').within(0);
  spec.at('ordinals', 'start').within(0);
  if (spec.at('serviceName').text !== '') spec.at('serviceName').matches(dnsLabel);
  checkSelector(spec);
  checkTemplates(spec);
  checkLongRunning(spec.at('template'));
}

/** Each claim is a volume of the pods, in place of one of its name in the template. */
function checkTemplates(spec: Field): void {
  const claims = spec.at('volumeClaimTemplates').items();
  for (const claim of claims) {
    claim.at('metadata', 'name').requires(dnsLabel);
    checkClaimSpec(claim.at('spec'));
  }
  const names = claims.map((claim) => claim.at('metadata', 'name').text);
  checkPodTemplate(spec.at('template'), { provided: names, namesPods: true });
}

function checkUpdateStrategy(strategy: Field): void {
  const [type, update] = [strategy.at('type'), strategy.at('rollingUpdate')];
  type.oneOf(['OnDelete', 'RollingUpdate']);
  // MaxUnavailableStatefulSet is off in 1.35: maxUnavailable is taken off before.
  if (type.text !== 'OnDelete') update.at('partition').within(0);
  else if (update.isSet) update.invalid("only allowed for updateStrategy 'RollingUpdate'");
}
