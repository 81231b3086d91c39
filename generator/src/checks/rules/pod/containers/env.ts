import type { Field } from '../../shared/field.ts';
import {
  configKey,
  dnsLabel,
  dnsSubdomain,
  envName,
  prefixOf,
} from '../../shared/formats/names.ts';
import type { PodContext } from '../context.ts';
import { checkFieldRef, checkResourceFieldRef, ENV_FIELDS } from '../field-selectors.ts';
import { noBacksteps } from '../../shared/volume-sources/paths.ts';

/** The variables of a container: ValidateEnv and, for files, validateFileKeyRefVolumes. */
export function checkEnv(variables: Field, pod: PodContext): void {
  for (const variable of variables.items()) {
    variable.at('name').requires(envName);
    if (variable.at('valueFrom').isSet) checkValueFrom(variable, pod);
  }
}

/** Whole ConfigMaps and Secrets as variables: ValidateEnvFrom. */
export function checkEnvFrom(sources: Field): void {
  for (const source of sources.items()) {
    if (source.at('prefix').text !== '') source.at('prefix').matches(envName);
    const references = ['configMapRef', 'secretRef']
      .map((key) => source.at(key))
      .filter(({ isSet }) => isSet);
    for (const reference of references) reference.at('name').requires(prefixOf(dnsSubdomain));
    if (references.length === 0) {
      source.invalid('must specify one of: `configMapRef` or `secretRef`');
    }
    if (references.length > 1) {
      source.invalid('may not have more than one field specified at a time');
    }
  }
}

type ValueSource = (source: Field, pod: PodContext) => void;

const SOURCES: Readonly<Record<string, ValueSource>> = {
  fieldRef: (source) => checkFieldRef(source, ENV_FIELDS),
  resourceFieldRef: (source) => checkResourceFieldRef(source),
  configMapKeyRef: checkKeyRef,
  secretKeyRef: checkKeyRef,
  fileKeyRef: checkFileKeyRef,
};

function checkValueFrom(variable: Field, pod: PodContext): void {
  const valueFrom = variable.at('valueFrom');
  const sources = Object.entries(SOURCES).filter(([key]) => valueFrom.at(key).isSet);
  for (const [key, check] of sources) check(valueFrom.at(key), pod);
  if (sources.length === 0) {
    valueFrom.invalid(
      'must specify one of: `fieldRef`, `resourceFieldRef`, `configMapKeyRef`, `secretKeyRef` or `fileKeyRef`',
    );
  } else if (variable.at('value').text !== '') {
    valueFrom.invalid('may not be specified when `value` is not empty');
  } else if (sources.length > 1) {
    valueFrom.invalid('may not have more than one field specified at a time');
  }
}

function checkKeyRef(reference: Field): void {
  reference.at('name').requires(dnsSubdomain);
  reference.at('key').requires(configKey);
}

function checkFileKeyRef(reference: Field, pod: PodContext): void {
  const volume = reference.at('volumeName');
  reference.at('key').requires(envName);
  reference.at('path').requires(noBacksteps);
  volume.requires(dnsLabel);
  const kind = pod.volumes.get(volume.text);
  if (kind === undefined) volume.notFound();
  else if (kind !== 'emptyDir') volume.invalid('referenced volume must be of type emptyDir');
}
