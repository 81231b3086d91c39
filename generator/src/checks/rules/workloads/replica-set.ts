import type { Field } from '../shared/field.ts';
import { hasLabels, labelsOf } from '../shared/metadata/label-selector.ts';
import { checkPodTemplate } from '../pod/pod-template.ts';
import { checkLongRunning } from './long-running.ts';
import { checkSelector } from './selector.ts';

/** A ReplicaSet: ValidateReplicaSetSpec in pkg/apis/apps/validation. */
export function checkReplicaSet(replicaSet: Field): void {
  const spec = replicaSet.at('spec');
  checkReplicas(spec);
  checkSelector(spec);
  checkPodTemplate(spec.at('template'));
  checkLongRunning(spec.at('template'));
}

/**
 * A ReplicationController: ValidateReplicationControllerSpec in core/validation. Its selector is a
 * plain map of labels, and that of the template's where it has none.
 */
export function checkReplicationController(controller: Field): void {
  const spec = controller.at('spec');
  const [selector, template] = [spec.at('selector'), spec.at('template')];
  const labels = template.at('metadata', 'labels');
  checkReplicas(spec);
  if (selector.isEmpty && labels.isEmpty) selector.required();
  if (!hasLabels(labelsOf(labels), labelsOf(selector)))
    labels.invalid('`selector` does not match template `labels`');
  if (!template.isSet) {
    template.required();
    return;
  }
  checkPodTemplate(template);
  checkLongRunning(template);
}

function checkReplicas(spec: Field): void {
  spec.at('replicas').within(0);
  spec.at('minReadySeconds').within(0);
}
