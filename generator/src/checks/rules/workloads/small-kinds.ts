import { isJsonObject } from '../../../core/kubernetes/object.ts';
import { checkPodTemplate } from '../pod/pod-template.ts';
import type { Field } from '../shared/field.ts';

/** A PodTemplate: ValidatePodTemplate in core/validation. */
export function checkPodTemplateObject(object: Field): void {
  checkPodTemplate(object.at('template'));
}

/** A ControllerRevision: ValidateControllerRevisionCreate in pkg/apis/apps/validation. */
export function checkControllerRevision(revision: Field): void {
  revision.at('revision').within(0);
  const data = revision.at('data');
  if (!data.isSet) data.required('data is mandatory');
  else if (!isJsonObject(data.value)) data.required('data must be a valid JSON object');
}
