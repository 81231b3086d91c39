import { splitFields } from '../../shared/formats/white-space.ts';

/**
 * Says what is wrong with a schedule: five fields, or one of the `@` words. As
 * github.com/robfig/cron/v3 reads it (ParseStandard), but no time zone in it.
 */
export function cronSchedule(text: string): string | undefined {
  if (text.includes('TZ')) {
    return 'cannot use TZ or CRON_TZ in schedule, use timeZone field instead';
  }
  if (text.startsWith('@')) return descriptor(text);
  const fields = splitFields(text);
  if (fields.length !== FIELDS.length) {
    return `expected exactly ${FIELDS.length} fields, found ${fields.length}`;
  }
  for (const [index, bounds] of FIELDS.entries()) {
    const ranges = (fields[index] ?? '').split(',').filter((range) => range !== '');
    const complaint = ranges.map((range) => rangeComplaint(range, bounds)).find(Boolean);
    if (complaint !== undefined) return complaint;
  }
  return undefined;
}

interface Bounds {
  least: number;
  most: number;
  names?: readonly string[];
}

const MONTHS = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');
const DAYS = 'sun mon tue wed thu fri sat'.split(' ');
const FIELDS: readonly Bounds[] = [
  { least: 0, most: 59 },
  { least: 0, most: 23 },
  { least: 1, most: 31 },
  { least: 1, most: 12, names: MONTHS },
  { least: 0, most: 6, names: DAYS },
];

/** `*`, `?`, `N`, `N-M`, each with `/STEP` or without. */
function rangeComplaint(range: string, bounds: Bounds): string | undefined {
  const [span = '', stepText, ...moreSteps] = range.split('/');
  const [lowText = '', highText, ...moreHyphens] = span.split('-');
  const isAll = lowText === '*' || lowText === '?';
  if (!isAll && moreHyphens.length > 0) return `too many hyphens: ${range}`;
  if (moreSteps.length > 0) return `too many slashes: ${range}`;
  const low = isAll ? bounds.least : parseNumber(lowText, bounds);
  const high = isAll ? bounds.most : highText === undefined ? low : parseNumber(highText, bounds);
  const step = stepText === undefined ? 1 : parseNumber(stepText, { least: 0, most: 0 });
  if (low === undefined || high === undefined || step === undefined) {
    return `failed to parse int from ${range}`;
  }
  const end = stepText !== undefined && highText === undefined ? bounds.most : high;
  if (low < bounds.least) return `beginning of range below minimum (${bounds.least}): ${range}`;
  if (end > bounds.most) return `end of range above maximum (${bounds.most}): ${range}`;
  if (low > end) return `beginning of range beyond end of range: ${range}`;
  return step === 0 ? `step of range should be a positive number: ${range}` : undefined;
}

function parseNumber(text: string, bounds: Bounds): number | undefined {
  const named = bounds.names?.indexOf(text.toLowerCase()) ?? -1;
  if (named !== -1) return named + bounds.least;
  if (!/^[-+]?[0-9]+$/.test(text)) return undefined;
  const number = Number(text);
  return number >= 0 && number < LARGEST ? number : undefined;
}

const DESCRIPTORS = [
  '@yearly',
  '@annually',
  '@monthly',
  '@weekly',
  '@daily',
  '@midnight',
  '@hourly',
];
const EVERY = '@every ';

function descriptor(text: string): string | undefined {
  if (DESCRIPTORS.includes(text)) return undefined;
  if (!text.startsWith(EVERY)) return `unrecognized descriptor: ${text}`;
  return isDuration(text.slice(EVERY.length)) ? undefined : 'failed to parse duration';
}

/** A duration as Go reads it: `1h30m`, `1.5h`, `-10s`, `0`; at most some 292 years. */
function isDuration(text: string): boolean {
  const amount = text.replace(/^[-+]/, '');
  if (amount === '0') return true;
  if (!/^(?:(?:\d+(?:\.\d*)?|\.\d+)(?:ns|us|µs|μs|ms|s|m|h))+$/.test(amount)) return false;
  const parts = amount.matchAll(/([\d.]+)([^\d.]+)/g);
  const total = [...parts].reduce(
    (sum, [, number, unit]) => sum + Number(number) * (NANOSECONDS[unit ?? ''] ?? 1),
    0,
  );
  return total < LARGEST;
}

const LARGEST = 2 ** 63;
const NANOSECONDS: Readonly<Record<string, number>> = {
  us: 1e3,
  µs: 1e3,
  μs: 1e3,
  ms: 1e6,
  s: 1e9,
  m: 60e9,
  h: 3600e9,
};
