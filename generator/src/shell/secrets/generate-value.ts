import { randomInt } from 'node:crypto';
import type { SecretKey } from '../../core/desired/template.ts';
import { SecretValue } from './secret-value.ts';

/**
 * A random value of the declared length and alphabet. `randomInt` draws without bias from the
 * system's generator, and every character of the alphabet is as likely as every other: one that
 * stands there twice counts once.
 */
export function generateValue({
  length,
  alphabet,
}: NonNullable<SecretKey['generate']>): SecretValue {
  const characters = [...new Set(alphabet)];
  const drawn = Array.from({ length }, () => characters[randomInt(characters.length)] ?? '');
  return new SecretValue(drawn.join(''));
}
