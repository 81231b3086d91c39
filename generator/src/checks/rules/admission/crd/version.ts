import type { Field } from '../../shared/field.ts';
import { checkRootSchema } from './schema/root.ts';
import { schemaAtPath } from './schema/path.ts';

const LONGEST_WARNING = 256;
const MOST_SELECTABLE_FIELDS = 8;

/** One version of a custom kind: validateCustomResourceDefinitionVersion. */
export function checkVersion(version: Field, status: { hasStatus: boolean }): void {
  checkDeprecation(version);
  const schema = version.at('schema', 'openAPIV3Schema');
  if (schema.isSet) checkRootSchema(schema, status);
  else schema.required();
  checkScale(version.at('subresources', 'scale'));
  for (const column of version.at('additionalPrinterColumns').items()) checkColumn(column);
  checkSelectableFields(version.at('selectableFields'), schema);
}

function checkDeprecation(version: Field): void {
  const warning = version.at('deprecationWarning');
  if (!warning.isSet) return;
  if (!version.at('deprecated').isTrue) warning.invalid('can only be set for deprecated versions');
  if (warning.text === '') warning.invalid('must not be an empty string');
  if (Buffer.byteLength(warning.text) > LONGEST_WARNING) {
    warning.invalid(`must be <= ${LONGEST_WARNING} characters long`);
  }
  if (/[^\p{L}\p{M}\p{N}\p{P}\p{S} ]/u.test(warning.text)) {
    warning.invalid('must only contain printable UTF-8 characters');
  }
}

function checkScale(scale: Field): void {
  if (!scale.isSet) return;
  checkReplicasPath(scale.at('specReplicasPath'), '.spec.');
  checkReplicasPath(scale.at('statusReplicasPath'), '.status.');
  const selector = scale.at('labelSelectorPath');
  if (selector.text !== '' && !/^\.(?:spec|status)\./.test(selector.text)) {
    selector.invalid('should be a json path under either .spec or .status');
  }
}

function checkReplicasPath(path: Field, start: string): void {
  path.requires((text) =>
    text.startsWith(start) ? undefined : `should be a json path under ${start.slice(0, -1)}`,
  );
}

const COLUMN_TYPES = ['boolean', 'date', 'integer', 'number', 'string'];
const COLUMN_FORMATS = [
  'byte',
  'date',
  'date-time',
  'double',
  'float',
  'int32',
  'int64',
  'password',
];

function checkColumn(column: Field): void {
  column.at('name').requires();
  column.at('type').requiresOneOf(COLUMN_TYPES);
  column.at('format').oneOf(COLUMN_FORMATS);
  column
    .at('jsonPath')
    .requires((path) =>
      path.startsWith('.') ? undefined : 'must be a simple json path starting with .',
    );
}

const SELECTABLE_TYPES = ['boolean', 'integer', 'string'];

function checkSelectableFields(fields: Field, schema: Field): void {
  const paths = new Set<string>();
  for (const field of fields.items()) {
    const path = field.at('jsonPath');
    if (path.text === '') {
      path.required();
      continue;
    }
    const found = path.text.includes('[') ? undefined : schemaAtPath(schema, path.text);
    if (found === undefined) path.invalid('is an invalid path');
    else if (/^\.metadata(?:\.|$)/.test(path.text)) {
      path.invalid('must not point to fields in metadata');
    } else if (!SELECTABLE_TYPES.includes(found.at('type').text)) {
      path.invalid('must point to a field of type string, boolean or integer');
    }
    if (paths.has(path.text)) path.duplicate();
    paths.add(path.text);
  }
  if (paths.size > MOST_SELECTABLE_FIELDS) fields.tooMany(MOST_SELECTABLE_FIELDS);
}
