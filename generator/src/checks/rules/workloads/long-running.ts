import type { Field } from '../shared/field.ts';
import { restartPolicyOf } from '../pod/context.ts';

/** Pods of a controller that keeps them running restart always and have no deadline. */
export function checkLongRunning(template: Field): void {
  const spec = template.at('spec');
  if (restartPolicyOf(spec) !== 'Always') spec.at('restartPolicy').unsupported(['Always']);
  const deadline = spec.at('activeDeadlineSeconds');
  if (deadline.isSet) deadline.forbidden('is not supported in pods that are kept running');
}
