import type { Field } from '../../shared/field.ts';

/** The mode of a file: 0 to 0777. */
export function checkFileMode(mode: Field): void {
  const { number } = mode;
  if (number !== undefined && (number < 0 || number > LARGEST_MODE)) {
    mode.invalid('must be a number between 0 and 0777 (octal), both inclusive');
  }
}

const LARGEST_MODE = 0o777;
