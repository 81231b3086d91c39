import type { z } from 'zod';
import { pattern } from './pattern.ts';

/**
 * A schedule as a CronJob takes it: five fields, or a macro such as `@daily`. A time zone inside
 * (`TZ=`) is refused by Kubernetes: it has a field of its own.
 */
export function cronScheduleSchema(example: string): z.ZodString {
  return pattern(SCHEDULE, 'a cron schedule of five fields', `"${example}"`).refine(
    hasRisingRanges,
    {
      error: 'must not have a range that ends before it begins',
    },
  );
}

/** An IANA time zone, as `spec.timeZone` of a CronJob takes it. */
export function timeZoneSchema(): z.ZodString {
  return pattern(TIME_ZONE, 'a time zone', 'Etc/UTC or Europe/Berlin');
}

function hasRisingRanges(schedule: string): boolean {
  return [...schedule.matchAll(/([0-9]+)-([0-9]+)/g)].every(
    ([, first, last]) => Number(first) <= Number(last),
  );
}

// What github.com/robfig/cron/v3, Kubernetes' parser, takes for each field.
function field(value: string): string {
  const item = `(?:[*?]|${value}(?:-${value})?)(?:/[1-9][0-9]?)?`;
  return `${item}(?:,${item})*`;
}
const MINUTE = field('[0-5]?[0-9]');
const HOUR = field('(?:[01]?[0-9]|2[0-3])');
const DAY_OF_MONTH = field('(?:0?[1-9]|[12][0-9]|3[01])');
const MONTH = field('(?:0?[1-9]|1[0-2]|JAN|FEB|MAR|APR|MAY|JUN|JUL|AUG|SEP|OCT|NOV|DEC)');
const DAY_OF_WEEK = field('(?:[0-6]|SUN|MON|TUE|WED|THU|FRI|SAT)');
const SCHEDULE = new RegExp(
  `^(?:@(?:yearly|annually|monthly|weekly|daily|midnight|hourly)` +
    `|${MINUTE} ${HOUR} ${DAY_OF_MONTH} ${MONTH} ${DAY_OF_WEEK})$`,
);
const TIME_ZONE = /^[A-Z][A-Za-z0-9_+-]*(?:\/[A-Za-z0-9_+-]+)*$/;
