import type { Field } from '../shared/field.ts';
import { checkLabelSelector, isEmptySelector } from '../shared/metadata/label-selector.ts';
import { checkPodTemplate } from '../pod/pod-template.ts';
import { checkLongRunning } from './long-running.ts';
import { checkShare, isNone } from './rolling-update.ts';
import { checkSelected } from './selector.ts';

/** A DaemonSet: ValidateDaemonSetSpec in pkg/apis/apps/validation (1.35). */
export function checkDaemonSet(daemonSet: Field): void {
  const spec = daemonSet.at('spec');
  checkDaemonSelector(spec);
  checkPodTemplate(spec.at('template'));
  checkLongRunning(spec.at('template'));
  spec.at('minReadySeconds').within(0);
  checkUpdateStrategy(spec.at('updateStrategy'));
  spec.at('revisionHistoryLimit').within(0);
}

/** No selector at all selects nothing, so it does not match either. */
function checkDaemonSelector(spec: Field): void {
  const selector = spec.at('selector');
  checkLabelSelector(selector);
  if (!selector.isSet) selector.required();
  else if (isEmptySelector(selector)) selector.invalid('empty selector is invalid for daemonset');
  else checkSelected(selector, spec.at('template'));
}

function checkUpdateStrategy(strategy: Field): void {
  const type = strategy.at('type');
  type.oneOf(['OnDelete', 'RollingUpdate']);
  if (type.text === 'OnDelete') return;
  const update = strategy.at('rollingUpdate');
  const [unavailable, surge] = [update.at('maxUnavailable'), update.at('maxSurge')];
  checkShare(unavailable, { limited: true });
  checkShare(surge, { limited: true });
  const [hasUnavailable, hasSurge] = [!isNone(unavailable, 1), !isNone(surge, 0)];
  if (hasUnavailable && hasSurge) surge.invalid('may not be set when maxUnavailable is non-zero');
  if (!hasUnavailable && !hasSurge) unavailable.required('cannot be 0 when maxSurge is 0');
}
