import { quoteValue } from '../describe-value.ts';
import { nearest } from '../nearest.ts';
import type { Decoder } from './decoder.ts';
import { string } from './scalars.ts';

/**
 * A string of which the server accepts a few. The empty string is left to the rules of its kind: for
 * most fields it means that the default is taken.
 */
export function enumerated(accepted: readonly string[]): Decoder {
  return {
    read(value, trail) {
      const isUnsupported =
        typeof value === 'string' && value !== '' && !accepted.includes(value) && !trail.isStatus;
      if (isUnsupported) {
        const list = accepted.filter((text) => text !== '').map(quoteValue);
        const meant = nearest(value, accepted);
        trail.report(
          'unsupported',
          `Unsupported value: ${quoteValue(value)}: supported values: ${list.join(', ')}`,
          meant === undefined ? undefined : `Did you mean ${meant}?`,
        );
      }
      return string.read(value, trail);
    },
    zero: '',
  };
}
