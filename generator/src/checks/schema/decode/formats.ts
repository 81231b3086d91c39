import { parseQuantity } from '../../rules/shared/formats/quantity.ts';
import { daysOf } from '../calendar.ts';
import { quoteValue } from '../describe-value.ts';
import { reportType, type Decoder } from './decoder.ts';
import { int32 } from './scalars.ts';

// Types of k8s.io/apimachinery that read JSON in their own way.

/** pkg/api/resource/quantity.go */
export const quantity: Decoder = {
  read(value, trail) {
    if (typeof value !== 'string' && typeof value !== 'number' && typeof value !== 'bigint') {
      reportType(trail, 'a quantity such as 500m or 1Gi', value);
    } else if (parseQuantity(value) === undefined) {
      trail.report(
        'invalid',
        `${quoteValue(value)} is no quantity`,
        'Write a number and one of n, u, m, k, M, G, T, P, E, Ki, Mi, Gi, Ti, Pi, Ei.',
      );
    }
    return value;
  },
  zero: '0',
};

/** pkg/util/intstr/intstr.go */
export const intOrString: Decoder = {
  read: (value, trail) => (typeof value === 'string' ? value : int32.read(value, trail)),
  zero: 0,
};

/** pkg/apis/meta/v1/time.go: RFC 3339 as Go's time.Parse takes it. */
export const time = timeDecoder(/^[.,]\d+$|^$/, '2006-01-02T15:04:05Z');

/** pkg/apis/meta/v1/micro_time.go: exactly six digits after the second. */
export const microTime = timeDecoder(/^[.,]\d{6}$/, '2006-01-02T15:04:05.000000Z');

const TIME =
  /^(\d{4})-(\d{2})-(\d{2})T(\d{1,2}):(\d{2}):(\d{2})([.,]\d+)?(?:Z|[+-](\d{2}):(\d{2}))$/;

function timeDecoder(fraction: RegExp, example: string): Decoder {
  return {
    read(value, trail) {
      if (typeof value !== 'string') reportType(trail, 'a string', value);
      else if (!isTime(value, fraction)) {
        trail.report('invalid', `${quoteValue(value)} is no time such as ${example}`);
      }
      return value;
    },
  };
}

function isTime(text: string, fraction: RegExp): boolean {
  const match = TIME.exec(text);
  if (match === null) return false;
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = match
    .slice(1, 7)
    .map(Number);
  const [zoneHour = 0, zoneMinute = 0] = match.slice(8, 10).map((part) => Number(part || 0));
  return (
    day >= 1 &&
    day <= daysOf(year, month) &&
    hour < 24 &&
    minute < 60 &&
    second < 60 &&
    zoneHour <= 24 &&
    zoneMinute <= 60 &&
    fraction.test(match[7] ?? '')
  );
}
