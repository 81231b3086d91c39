import type { Field } from '../shared/field.ts';
import { checkScalingRules } from './behavior.ts';
import { checkMetric } from './metrics.ts';
import { checkReference } from './reference.ts';

// pkg/apis/autoscaling/validation/validation.go. HPAScaleToZero is off: at least one replica.

/** A HorizontalPodAutoscaler of either version. */
export function checkAutoscaler(autoscaler: Field): void {
  const spec = autoscaler.at('spec');
  const least = spec.at('minReplicas');
  const most = spec.at('maxReplicas');
  least.within(1);
  if ((most.number ?? 0) < 1) most.invalid('must be greater than 0');
  if ((most.number ?? 0) < (least.number ?? 1)) {
    most.invalid('must be greater than or equal to `minReplicas`');
  }
  checkTarget(spec.at('scaleTargetRef'));

  // The percentage of autoscaling/v1; the other version has none.
  spec.at('targetCPUUtilizationPercentage').within(1);
  for (const metric of spec.at('metrics').items()) checkMetric(metric);
  for (const direction of ['scaleUp', 'scaleDown']) {
    checkScalingRules(spec.at('behavior', direction));
  }
}

/** Only a ReplicationController is scaled without an API group. */
function checkTarget(target: Field): void {
  checkReference(target);
  const version = target.at('apiVersion');
  const hasGroup = /^[^/]+\/[^/]*$/.test(version.text);
  if (!hasGroup && target.at('kind').text !== 'ReplicationController') {
    version.invalid('must specify API group');
  }
}
