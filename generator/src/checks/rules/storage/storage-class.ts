import { optionalOneOf } from '../optional-one-of.ts';
import type { Field } from '../shared/field.ts';
import { labelKey } from '../shared/formats/names.ts';
import { requireLabelKey } from '../shared/node-selector.ts';

// pkg/apis/storage/validation/validation.go

/** ValidateStorageClass. */
export function checkStorageClass(storageClass: Field): void {
  storageClass.at('provisioner').requires(provisionerName);
  checkParameters(storageClass.at('parameters'));
  storageClass.at('reclaimPolicy').oneOf(['Delete', 'Retain']);
  optionalOneOf(storageClass.at('volumeBindingMode'), ['Immediate', 'WaitForFirstConsumer']);
  const terms = storageClass.at('allowedTopologies').items();
  for (const term of terms) checkTopologyTerm(term);
  const seen = new Set<string>();
  for (const term of terms) {
    const meaning = meaningOf(term);
    // The server takes a term without expressions for a repeated one, too.
    if (seen.has(meaning) || term.at('matchLabelExpressions').isEmpty)
      term.at('matchLabelExpressions').invalid('is there twice');
    seen.add(meaning);
  }
}

/** ValidateVolumeAttributesClass. */
export function checkVolumeAttributesClass(attributesClass: Field): void {
  attributesClass.at('driverName').requires(provisionerName);
  const parameters = attributesClass.at('parameters');
  if (parameters.isEmpty) parameters.required('must contain at least one key/value pair');
  checkParameters(parameters);
}

const MOST_PARAMETERS = 512;
const LARGEST_PARAMETERS = 256 * 1024;

function provisionerName(name: string): string | undefined {
  return labelKey(name.toLowerCase());
}

function checkParameters(parameters: Field): void {
  const entries = parameters.entries();
  if (entries.length > MOST_PARAMETERS) {
    parameters.tooMany(MOST_PARAMETERS);
    return;
  }
  if (entries.some(([key]) => key === '')) parameters.invalid('a key can not be empty');
  const size = entries.reduce(
    (sum, [key, { text }]) => sum + Buffer.byteLength(key) + Buffer.byteLength(text),
    0,
  );
  if (size > LARGEST_PARAMETERS) parameters.tooLong(LARGEST_PARAMETERS);
}

function checkTopologyTerm(term: Field): void {
  const keys = new Set<string>();
  for (const expression of term.at('matchLabelExpressions').items()) {
    const key = expression.at('key');
    requireLabelKey(key);
    if (keys.has(key.text)) key.duplicate();
    keys.add(key.text);
    if (expression.at('values').isEmpty) expression.at('values').required();
    const values = new Set<string>();
    for (const value of expression.at('values').items()) {
      if (values.has(value.text)) value.duplicate();
      values.add(value.text);
    }
  }
}

/** The same text for terms that mean the same: the order of keys and of values is free. */
function meaningOf(term: Field): string {
  const expressions = term
    .at('matchLabelExpressions')
    .items()
    .map((expression) => [
      expression.at('key').text,
      expression
        .at('values')
        .items()
        .map(({ text }) => text)
        .sort(),
    ]);
  return JSON.stringify(expressions.map((expression) => JSON.stringify(expression)).sort());
}
