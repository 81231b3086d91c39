import type { Field } from '../../shared/field.ts';
import { dnsLabel, labelValue } from '../../shared/formats/names.ts';
import {
  checkLabelSelector,
  labelsOf,
  selectsLabels,
} from '../../shared/metadata/label-selector.ts';
import { checkJobSpec, isIndexed } from './job-spec.ts';
import { checkSelected } from '../selector.ts';

/** A Job: ValidateJob in pkg/apis/batch/validation (1.35). */
export function checkJob(job: Field): void {
  const spec = job.at('spec');
  checkJobSpec(spec, completionsOf(spec));
  if (spec.at('manualSelector').isTrue) checkManualSelector(spec);
  else checkGeneratedSelector(job);
  checkHostnames(job);
}

/** One pod must succeed where the Job says neither how many must nor how many run at once. */
function completionsOf(spec: Field): number | undefined {
  const { number } = spec.at('completions');
  return number ?? (spec.at('parallelism').isSet ? undefined : 1);
}

function checkManualSelector(spec: Field): void {
  const selector = spec.at('selector');
  checkLabelSelector(selector);
  if (!selector.isSet) selector.required();
  else checkSelected(selector, spec.at('template'));
}

const UID_LABELS = ['controller-uid', 'batch.kubernetes.io/controller-uid'];
const NAME_LABELS = ['job-name', 'batch.kubernetes.io/job-name'];
/** Stands for the uid of the Job: no label can have this value. */
const UID = '\u0000';

/**
 * The server makes the selector from the Job's uid, which nobody knows before. What the object says
 * beside must not contradict it: generateSelector, validateGeneratedSelector.
 */
function checkGeneratedSelector(job: Field): void {
  const spec = job.at('spec');
  const [name, selector] = [job.at('metadata', 'name'), spec.at('selector')];
  const labels = spec.at('template', 'metadata', 'labels');
  const generated = new Map([
    ...UID_LABELS.map((key): [string, string] => [key, UID]),
    ...NAME_LABELS.map((key): [string, string] => [key, name.text]),
  ]);
  name.matches(labelValue);
  for (const [key, label] of labels.entries()) {
    const value = generated.get(key);
    if (value !== undefined && label.text !== value) label.invalid('is set by the server');
  }
  checkLabelSelector(selector);
  if (!selectsLabels(selector, generated)) selector.invalid('`selector` not auto-generated');
  else if (!selectsLabels(selector, new Map([...labelsOf(labels), ...generated]))) {
    labels.invalid('`selector` does not match template `labels`');
  }
}

/** The last pod of an indexed Job is called after the Job and its index, in a label of 63. */
function checkHostnames(job: Field): void {
  const spec = job.at('spec');
  const completions = completionsOf(spec) ?? 0;
  const name = job.at('metadata', 'name');
  if (!isIndexed(spec) || completions <= 0 || name.text === '') return;
  const hostname = `${name.text}-${completions - 1}`;
  if (dnsLabel(hostname) !== undefined) {
    name.invalid(`will not able to create pod with invalid DNS label: ${hostname}`);
  }
}
