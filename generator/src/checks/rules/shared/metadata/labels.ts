import type { Field } from '../field.ts';
import { labelKey, labelValue } from '../formats/names.ts';

/** A map of labels: keys and values. apimachinery/pkg/apis/meta/v1/validation, ValidateLabels. */
export function checkLabels(labels: Field): void {
  for (const [key, value] of labels.entries()) {
    const complaint = labelKey(key);
    if (complaint !== undefined) value.invalidHidden(`key ${JSON.stringify(key)}: ${complaint}`);
    value.matches(labelValue);
  }
}

/** A map of annotations: keys in any case, and all together at most 256 KiB. ValidateAnnotations. */
export function checkAnnotations(annotations: Field): void {
  let size = 0;
  for (const [key, value] of annotations.entries()) {
    const complaint = labelKey(key.toLowerCase());
    if (complaint !== undefined) value.invalidHidden(`key ${JSON.stringify(key)}: ${complaint}`);
    size += Buffer.byteLength(key) + Buffer.byteLength(value.text);
  }
  if (size > LARGEST_ANNOTATIONS) annotations.tooLong(LARGEST_ANNOTATIONS);
}

const LARGEST_ANNOTATIONS = 256 * 1024;
