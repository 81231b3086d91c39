import { describe, expect, it } from 'vitest';
import { cronScheduleSchema, timeZoneSchema } from './cron-schedule.ts';

const schema = cronScheduleSchema('0 3 * * *');

describe('cronScheduleSchema', () => {
  it.each(['0 3 * * *', '*/5 * * * *', '0,30 8-18/2 1-15 JAN-MAR MON-FRI', '@daily', '? ? ? ? ?'])(
    'takes %s',
    (schedule) => {
      expect(schema.safeParse(schedule).success).toBe(true);
    },
  );

  it.each([
    '',
    '0 3 * *',
    '0 3 * * * *',
    '60 3 * * *',
    '0 24 * * *',
    '0 3 0 * *',
    '0 3 * 13 *',
    '0 3 * * 7',
    '*/0 * * * *',
    '@reboot',
    'TZ=Europe/Berlin 0 3 * * *',
  ])('refuses %j', (schedule) => {
    expect(schema.safeParse(schedule).error?.issues[0]?.message).toBe(
      'must be a cron schedule of five fields, such as "0 3 * * *"',
    );
  });

  it('refuses a range that ends before it begins', () => {
    expect(schema.safeParse('0 18-8 * * *').error?.issues[0]?.message).toBe(
      'must not have a range that ends before it begins',
    );
  });
});

describe('timeZoneSchema', () => {
  it.each(['Etc/UTC', 'Europe/Berlin', 'America/Argentina/Buenos_Aires', 'Etc/GMT+5'])(
    'takes %s',
    (zone) => {
      expect(timeZoneSchema().safeParse(zone).success).toBe(true);
    },
  );

  it.each(['', 'berlin', '../etc/passwd', '/Europe/Berlin'])('refuses %j', (zone) => {
    expect(timeZoneSchema().safeParse(zone).success).toBe(false);
  });
});
