import type { Field } from './field.ts';
import { dnsLabel, dnsSubdomain } from './formats/names.ts';
import { checkLabelSelector } from './metadata/label-selector.ts';
import { amountOf, checkAmount } from './resources/resource-amount.ts';

/**
 * The spec of a PersistentVolumeClaim, of a volumeClaimTemplate or of an ephemeral volume:
 * core/validation, ValidatePersistentVolumeClaimSpec (1.35).
 */
export function checkClaimSpec(spec: Field): void {
  checkAccessModes(spec.at('accessModes'));
  checkLabelSelector(spec.at('selector'));
  checkStorage(spec.at('resources', 'requests', 'storage'));
  optionalSubdomain(spec.at('storageClassName'));
  checkVolumeMode(spec.at('volumeMode'));
  checkDataSources(spec.at('dataSource'), spec.at('dataSourceRef'));
  optionalSubdomain(spec.at('volumeAttributesClassName'));
}

/** The access modes of a claim or volume; at least one. */
export function checkAccessModes(modes: Field): void {
  if (modes.isEmpty) modes.required('at least 1 access mode is required');
  for (const mode of modes.items()) {
    if (!ACCESS_MODES.includes(mode.text)) mode.unsupported(ACCESS_MODES);
  }
  const known = new Set(modes.items().map(({ text }) => text));
  if (
    known.has('ReadWriteOncePod') &&
    ACCESS_MODES.some((mode) => mode !== 'ReadWriteOncePod' && known.has(mode))
  ) {
    modes.forbidden('may not use ReadWriteOncePod with other access modes');
  }
}

/** `volumeMode` where it is set: the empty text is no mode. */
export function checkVolumeMode(mode: Field): void {
  if (mode.isSet && !VOLUME_MODES.includes(mode.text)) mode.unsupported(VOLUME_MODES);
}

const ACCESS_MODES = ['ReadOnlyMany', 'ReadWriteMany', 'ReadWriteOnce', 'ReadWriteOncePod'];
const VOLUME_MODES = ['Block', 'Filesystem'];

function checkStorage(storage: Field): void {
  const amount = amountOf(storage);
  if (!storage.isSet) storage.required();
  else if (amount !== undefined && amount <= 0n) storage.invalid('must be greater than zero');
  else checkAmount('storage', storage);
}

function checkDataSources(source: Field, reference: Field): void {
  for (const field of [source, reference]) if (field.isSet) checkDataSource(field);
  const namespace = reference.at('namespace');
  if (namespace.text !== '') namespace.matches(dnsLabel);
  if (!source.isSet || !reference.isSet) return;
  if (namespace.text !== '') {
    source.invalid('may not be specified when dataSourceRef.namespace is specified');
  } else if (
    ['apiGroup', 'kind', 'name'].some((key) => source.at(key).value !== reference.at(key).value)
  ) {
    source.invalid('must match dataSourceRef');
  }
}

function checkDataSource(source: Field): void {
  source.at('name').requires();
  source.at('kind').requires();
  const group = source.at('apiGroup');
  if (group.text !== '') group.matches(dnsSubdomain);
  else if (source.at('kind').text !== 'PersistentVolumeClaim') {
    source.invalid("must be 'PersistentVolumeClaim' when referencing the default apiGroup");
  }
}

function optionalSubdomain(name: Field): void {
  if (name.text !== '') name.matches(dnsSubdomain);
}
