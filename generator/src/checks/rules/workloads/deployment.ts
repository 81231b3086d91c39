import type { Field } from '../shared/field.ts';
import { checkPodTemplate } from '../pod/pod-template.ts';
import { checkLongRunning } from './long-running.ts';
import { checkShare, isNone } from './rolling-update.ts';
import { checkSelector } from './selector.ts';

/** A Deployment: ValidateDeploymentSpec in pkg/apis/apps/validation (1.35). */
export function checkDeployment(deployment: Field): void {
  const spec = deployment.at('spec');
  spec.at('replicas').within(0);
  checkSelector(spec);
  checkPodTemplate(spec.at('template'));
  checkLongRunning(spec.at('template'));
  checkStrategy(spec.at('strategy'));
  spec.at('minReadySeconds').within(0);
  spec.at('revisionHistoryLimit').within(0);
  checkDeadline(spec);
}

const DEFAULT_DEADLINE = 600;

function checkDeadline(spec: Field): void {
  const deadline = spec.at('progressDeadlineSeconds');
  deadline.within(0);
  const ready = spec.at('minReadySeconds');
  if ((deadline.number ?? DEFAULT_DEADLINE) > (ready.number ?? 0)) return;
  (deadline.isSet ? deadline : ready).invalid(
    'progressDeadlineSeconds must be greater than minReadySeconds',
  );
}

/** What the server fills in is 25 %, which is some. */
const SOME = 25;

function checkStrategy(strategy: Field): void {
  const [type, update] = [strategy.at('type'), strategy.at('rollingUpdate')];
  type.oneOf(['Recreate', 'RollingUpdate']);
  if (type.text === 'Recreate') {
    if (update.isSet) {
      update.forbidden("may not be specified when strategy `type` is 'Recreate'");
    }
    return;
  }
  const [unavailable, surge] = [update.at('maxUnavailable'), update.at('maxSurge')];
  checkShare(unavailable, { limited: true });
  checkShare(surge, { limited: false });
  if (isNone(unavailable, SOME) && isNone(surge, SOME)) {
    unavailable.invalid('may not be 0 when `maxSurge` is 0');
  }
}
