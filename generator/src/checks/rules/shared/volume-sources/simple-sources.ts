import type { Field } from '../field.ts';

/** A rule for one source of a volume of this name. */
export type SourceCheck = (source: Field, volumeName: string) => void;

/** The rule for sources whose only rule is that these must be there. */
export function needing(...keys: string[]): SourceCheck {
  return (source) => {
    for (const key of keys) if (source.at(key).isEmpty) source.at(key).required();
  };
}

/** The rule for a disk in a cloud: its id, and a partition of it. */
export function partitioned(idKey: string): SourceCheck {
  return (source) => {
    source.at(idKey).requires();
    source.at('partition').within(0, 255);
  };
}

/** A Cinder volume: validateCinderVolumeSource. */
export function checkCinder(source: Field): void {
  source.at('volumeID').requires();
  if (source.at('secretRef').isSet) source.at('secretRef', 'name').requires();
}
