import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../../../../core/kubernetes/object.ts';
import { complainedPaths } from '../../test-complaints.ts';
import { checkCronJob } from './cron-job.ts';
import { cronSchedule } from './cron-schedule.ts';
import { timeZone } from './time-zone.ts';

describe('cronSchedule', () => {
  it.each([
    '*/5 * * * *',
    '0 0 31 2 *',
    '* * * JAN-dec sun',
    '? ? ? ? ?',
    '1,,2 * * * *',
    ', * * * *',
    '*-5 * * * *',
    '5/100 * * * *',
    '*/61 * * * *',
    '+1 0 01 * *',
    ' 0\t0\u00a0* * * ',
    '@daily',
    '@every 1h30m',
    '@every -1.5h',
    '@every 0',
  ])('takes %j', (schedule) => {
    expect(cronSchedule(schedule)).toBeUndefined();
  });

  it.each([
    '',
    '* * * *',
    '* * * * * *',
    '60 * * * *',
    '* 24 * * *',
    '* * 0 * *',
    '* * * 13 *',
    '* * * * 7',
    '* * * * fri-mon',
    '*/0 * * * *',
    '1-2-3 * * * *',
    '1/2/3 * * * *',
    '1- * * * *',
    '/5 * * * *',
    '3-*/2 * * * *',
    '1e1 * * * *',
    '* * L * *',
    'TZ=UTC * * * * *',
    '@Daily',
    '@reboot',
    '@weekly ',
    '@every',
    '@every 1',
    '@every  1h',
    '@every 99999999999h',
  ])('refuses %j', (schedule) => {
    expect(cronSchedule(schedule)).toEqual(expect.any(String));
  });
});

describe('timeZone', () => {
  it.each(['UTC', 'Europe/Berlin', 'America/Argentina/Buenos_Aires', 'EST5EDT', 'Etc/GMT+5'])(
    'takes %s',
    (zone) => {
      expect(timeZone(zone)).toBeUndefined();
    },
  );

  it.each([
    '',
    'Local',
    'local',
    'europe/berlin',
    'America/Argentina',
    'Europe/',
    '../UTC',
    'Mars',
  ])('refuses %j', (zone) => {
    expect(timeZone(zone)).toEqual(expect.any(String));
  });
});

describe('checkCronJob', () => {
  const job = {
    template: { spec: { restartPolicy: 'Never', containers: [{ name: 'a', image: 'b' }] } },
  };

  function cronJob(spec: JsonObject, name = 'backup'): string[] {
    return complainedPaths(checkCronJob, {
      metadata: { name },
      spec: { schedule: '@daily', jobTemplate: { spec: job }, ...spec },
    });
  }

  it.each<[JsonObject, string[]]>([
    [{}, []],
    [{ schedule: null }, ['spec.schedule']],
    [{ timeZone: '' }, ['spec.timeZone']],
    [{ concurrencyPolicy: '' }, []],
    [{ concurrencyPolicy: 'forbid' }, ['spec.concurrencyPolicy']],
    [{ startingDeadlineSeconds: -1 }, ['spec.startingDeadlineSeconds']],
    [
      { successfulJobsHistoryLimit: 0, failedJobsHistoryLimit: -1 },
      ['spec.failedJobsHistoryLimit'],
    ],
    [{ jobTemplate: { spec: { ...job, manualSelector: false } } }, []],
    [
      { jobTemplate: { spec: { ...job, manualSelector: true } } },
      ['spec.jobTemplate.spec.manualSelector'],
    ],
    [{ jobTemplate: { spec: { ...job, selector: {} } } }, ['spec.jobTemplate.spec.selector']],
    [
      { jobTemplate: { spec: { ...job, completionMode: 'Indexed' } } },
      ['spec.jobTemplate.spec.completions'],
    ],
    [{ jobTemplate: { metadata: { labels: { '-': 'x' } }, spec: job } }, []],
  ])('of %j finds %j', (spec, paths) => {
    expect(cronJob(spec)).toEqual(paths);
  });

  it('leaves room in its name for those of its Jobs', () => {
    expect(cronJob({}, 'x'.repeat(52))).toEqual([]);
    expect(cronJob({}, 'x'.repeat(53))).toEqual(['metadata.name']);
  });
});
