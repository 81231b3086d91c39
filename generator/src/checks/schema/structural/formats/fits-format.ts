import { parseCIDR, parseIP } from '../../../rules/shared/formats/ip.ts';
import { isDate } from '../../calendar.ts';
import { isCreditCard, isIsbn10, isIsbn13 } from './check-digits.ts';
import { isDuration } from './duration.ts';
import { isRequestUri } from './request-uri.ts';

/**
 * Whether a text has a format of OpenAPI, as the server tells it; one that it does not know is no
 * condition. Names are compared without dashes.
 *
 * k8s.io/kube-openapi/pkg/validation/strfmt and internal/third_party/govalidator;
 * apiextensions-apiserver/pkg/apiserver/validation/formats.go
 */
export function fitsFormat(format: string, text: string): boolean {
  return FORMATS.get(format.replaceAll('-', ''))?.(text) ?? true;
}

/** Whether the server knows a format. */
export function isFormat(format: string | undefined): boolean {
  return format !== undefined && FORMATS.has(format.replaceAll('-', ''));
}

const HOSTNAME =
  /^([a-zA-Z0-9\p{S}\p{L}]((-?[a-zA-Z0-9\p{S}\p{L}]{0,62})?)|([a-zA-Z0-9\p{S}\p{L}](([a-zA-Z0-9\-\p{S}\p{L}]{0,61}[a-zA-Z0-9\p{S}\p{L}])?)(\.)){1,}([a-zA-Z\p{L}]){2,63})$/u;
const BYTE = '(\\d|[1-9]\\d|1\\d\\d|2[0-4]\\d|25[0-5])';
const HEX = '[\\da-f]';
const LABEL = '[a-z0-9]([-a-z0-9]*[a-z0-9])?';
const DATE_TIME = /^(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:.\d+)?(?:z|[+-]\d{2}:\d{2})$/;

const FORMATS: ReadonlyMap<string, (text: string) => boolean> = new Map([
  ['bsonobjectid', pattern(`^${HEX}{24}$`, 'i')],
  ['uri', isRequestUri],
  ['email', isEmail],
  ['hostname', isHostname],
  ['ipv4', (text) => text.includes('.') && parseIP(text) !== undefined],
  ['ipv6', (text) => text.includes(':') && parseIP(text) !== undefined],
  ['cidr', (text) => parseCIDR(text) !== undefined],
  ['mac', isMac],
  ['uuid', uuid(`${HEX}{4}`, `${HEX}{4}`)],
  ['uuid3', uuid(`3${HEX}{3}`, `${HEX}{4}`)],
  ['uuid4', uuid(`4${HEX}{3}`, `[89ab]${HEX}{3}`)],
  ['uuid5', uuid(`5${HEX}{3}`, `[89ab]${HEX}{3}`)],
  ['isbn', (text) => isIsbn10(text) || isIsbn13(text)],
  ['isbn10', isIsbn10],
  ['isbn13', isIsbn13],
  ['creditcard', isCreditCard],
  ['ssn', (text) => text.length === 11 && /^\d{3}[- ]?\d{2}[- ]?\d{4}$/.test(text)],
  ['hexcolor', pattern('^#?([\\da-f]{3}|[\\da-f]{6})$', 'i')],
  ['rgbcolor', pattern(`^rgb\\(\\s*${BYTE}\\s*,\\s*${BYTE}\\s*,\\s*${BYTE}\\s*\\)$`)],
  [
    'byte',
    (text) =>
      text !== '' && text.length % 4 === 0 && /^[\w+/-]*={0,2}$/.test(text) && !/[-_]/.test(text),
  ],
  ['password', () => true],
  ['date', isDate],
  ['duration', isDuration],
  ['datetime', isDateTime],
  ['k8sshortname', (text) => text.length <= 63 && new RegExp(`^${LABEL}$`).test(text)],
  [
    'k8slongname',
    (text) => text.length <= 253 && new RegExp(`^${LABEL}(\\.${LABEL})*$`).test(text),
  ],
]);

function pattern(source: string, flags = ''): (text: string) => boolean {
  const expression = new RegExp(source, flags);
  return (text) => expression.test(text);
}

function uuid(third: string, fourth: string): (text: string) => boolean {
  return pattern(`^${HEX}{8}-?${HEX}{4}-?${third}-?${fourth}-?${HEX}{12}$`, 'i');
}

function isHostname(text: string): boolean {
  return (
    text.length <= 255 && text.split('.').every((part) => part.length <= 63) && HOSTNAME.test(text)
  );
}

/** Six, eight or twenty bytes, by `:` or `-`, in fours by `.`, or together. */
function isMac(text: string): boolean {
  return (
    /^(?:[\da-f]{2}([:-])(?:[\da-f]{2}\1)*[\da-f]{2}|(?:[\da-f]{4}\.)+[\da-f]{4}|[\da-f]+)$/i.test(
      text,
    ) && [12, 16, 40].includes(text.replace(/[^\da-f]/gi, '').length)
  );
}

/** An address of RFC 5322, with a name before it or not; Go's net/mail in its usual forms. */
function isEmail(text: string): boolean {
  const bare = text.replace(/\([^()]*\)/g, '').trim();
  const address = /^[^<>]*<([^<>]+)>$/.exec(bare)?.[1] ?? bare;
  return /^(?:[^\s@"(),:;<>[\]\\.]+(?:\.[^\s@"(),:;<>[\]\\.]+)*|"(?:[^"\\]|\\.)*")@(?:[^\s@"(),:;<>[\]\\.]+(?:\.[^\s@"(),:;<>[\]\\.]+)*|\[[^\]]*\])$/.test(
    address,
  );
}

function isDateTime(text: string): boolean {
  const [date = '', time = ''] = text.toLowerCase().split('t');
  return isDate(date) && DATE_TIME.test(time);
}
