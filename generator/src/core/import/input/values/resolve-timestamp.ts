/**
 * A plain scalar that Kustomize takes for a point in time, in the form in which it prints it; any
 * other text is undefined. The forms are those of go-yaml v3 (`parseTimestamp` in `resolve.go`),
 * the output is Go's RFC 3339 with as many digits of the second as are needed.
 *
 * In flow style Kustomize quotes what holds a colon before it reads it again, so that a date there
 * changes and a time does not (seen on 5.5.0 and 5.8.1).
 */
export function resolveTimestamp(source: string, isInFlow: boolean): string | undefined {
  if (isInFlow && source.includes(':')) return undefined;
  const match = TIMESTAMP.exec(source);
  if (match === null) return undefined;
  const [, year = '', month = '', day = '', zoned, spaced] = match;
  if (!isDate(Number(year), Number(month), Number(day))) return undefined;
  const date = `${year}-${pad(month)}-${pad(day)}`;
  const time = zoned ?? spaced;
  if (time === undefined) return `${date}T00:00:00Z`;
  const clock = resolveClock(time);
  return clock === undefined ? undefined : `${date}T${clock}`;
}

const TIMESTAMP =
  /^(\d{4})-(\d{1,2})-(\d{1,2})(?:[Tt](\d[\d:]*(?:[.,]\d+)?(?:Z|[-+]\d\d:\d\d))| +(\d[\d:]*(?:[.,]\d+)?))?$/;
const CLOCK = /^(\d{1,2}):(\d{1,2}):(\d{1,2})(?:[.,](\d+))?(.*)$/;

function resolveClock(time: string): string | undefined {
  const match = CLOCK.exec(time);
  if (match === null) return undefined;
  const [, hour = '', minute = '', second = '', fraction = '', zone = ''] = match;
  if (Number(hour) > 23 || Number(minute) > 59 || Number(second) > 59) return undefined;
  const digits = fraction.slice(0, NANOSECOND_DIGITS).replace(/0+$/, '');
  const seconds = digits === '' ? pad(second) : `${pad(second)}.${digits}`;
  return `${pad(hour)}:${pad(minute)}:${seconds}${resolveZone(zone)}`;
}

const NANOSECOND_DIGITS = 9;

function resolveZone(zone: string): string {
  return zone === '' || /^[-+]00:00$/.test(zone) ? 'Z' : zone;
}

function isDate(year: number, month: number, day: number): boolean {
  const isLeap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  const days = month === 2 && isLeap ? 29 : DAYS[month - 1];
  return days !== undefined && day >= 1 && day <= days;
}

const DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

function pad(digits: string): string {
  return digits.padStart(2, '0');
}
