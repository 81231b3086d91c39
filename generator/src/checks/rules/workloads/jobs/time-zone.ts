import { isZoneName } from './zone-names.ts';

/** Says what is wrong with the time zone of a CronJob: validateTimeZone in batch/validation. */
export function timeZone(name: string): string | undefined {
  if (name === '') return 'timeZone must be nil or non-empty string';
  if (name.toLowerCase() === 'local') {
    return 'timeZone must be an explicit time zone as defined in https://www.iana.org/time-zones';
  }
  return isZoneName(name) ? undefined : `unknown time zone ${name}`;
}
