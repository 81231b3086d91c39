import type { Json } from '../../../core/kubernetes/object.ts';
import { quoteValue } from '../describe-value.ts';
import { reportType, type DecodeTrail, type Decoder } from './decoder.ts';

// How Go's encoding/json, in the case-sensitive form that the API server uses
// (sigs.k8s.io/json, internal/golang/encoding/json/decode.go), takes values of plain types.

export const string: Decoder = {
  read(value, trail) {
    if (typeof value !== 'string') reportType(trail, 'a string', value);
    return value;
  },
  zero: '',
};

export const boolean: Decoder = {
  read(value, trail) {
    if (typeof value !== 'boolean') reportType(trail, 'a boolean', value);
    return value;
  },
  zero: false,
};

export const int32 = integer(2n ** 31n, 'a 32-bit integer');
export const int64 = integer(2n ** 63n, 'a 64-bit integer');

export const double: Decoder = {
  read(value, trail) {
    if (typeof value !== 'number' && typeof value !== 'bigint')
      reportType(trail, 'a number', value);
    return value;
  },
  zero: 0,
};

/** A string in base64, or a list of numbers from 0 to 255: `[]byte` in Go. */
export const bytes: Decoder = {
  read(value, trail) {
    if (typeof value === 'string') {
      if (!isBase64(value)) {
        trail.report('invalid', 'is no base64', 'Encode it, or use stringData in a Secret.');
      }
    } else if (Array.isArray(value)) {
      for (const item of value)
        if (!isByte(item)) reportType(trail, 'a number from 0 to 255', item);
    } else {
      reportType(trail, 'a string in base64', value);
    }
    return value;
  },
  zero: '',
};

/** Takes everything as it is. */
export const any: Decoder = { read: (value) => value };

function integer(limit: bigint, name: string): Decoder {
  const most = Number(limit);
  return {
    read(value, trail) {
      if (typeof value === 'number') {
        if (!Number.isInteger(value)) reportType(trail, 'an integer', value);
        // As a number, the greatest integer of 64 bits reads as one above it.
        else if (value >= most || value < -most) outOfRange(value, name, trail);
      } else if (typeof value === 'bigint') {
        if (value >= limit || value < -limit) outOfRange(value, name, trail);
      } else {
        reportType(trail, 'an integer', value);
      }
      return value;
    },
    zero: 0,
  };
}

function outOfRange(value: Json, name: string, trail: DecodeTrail): void {
  trail.report('type', `${quoteValue(value)} is no ${name.slice(2)}`);
}

/** Line breaks are skipped: encoding/base64, StdEncoding. */
function isBase64(text: string): boolean {
  const plain = text.includes('\n') || text.includes('\r') ? text.replace(/[\r\n]/g, '') : text;
  return plain.length % 4 === 0 && /^[A-Za-z0-9+/]*={0,2}$/.test(plain);
}

function isByte(value: Json): boolean {
  return value === null || (Number.isInteger(value) && Number(value) >= 0 && Number(value) <= 255);
}
