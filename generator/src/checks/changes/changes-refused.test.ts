import { describe, expect, test } from 'vitest';
import { changesRefused } from './changes-refused.ts';
import { OTHER_CASES } from './cases/test-other-cases.ts';
import { WORKLOAD_CASES } from './cases/test-workload-cases.ts';

const CASES = [...WORKLOAD_CASES, ...OTHER_CASES];

// What the server says to each was tried on a real one (Kubernetes 1.35, server-side apply).
describe('an update is refused as by the server', () => {
  test.each(CASES)('$title', ({ before, after, refused }) => {
    expect(changesRefused(before, after).map(({ path }) => path.join('.'))).toEqual(refused);
  });
});

test.each(CASES)('no change is none: $title', ({ before, after }) => {
  expect(changesRefused(before, before)).toEqual([]);
  expect(changesRefused(after, after)).toEqual([]);
});

describe('an object that Argo CD deletes and creates', () => {
  const changed = (options: string): number => {
    const { before, after } = WORKLOAD_CASES[0] ?? { before: undefined, after: undefined };
    if (before === undefined) throw new Error('no case');
    const annotations = { 'argocd.argoproj.io/sync-options': options };
    return changesRefused(before, { ...after, metadata: { name: 'web', annotations } }).length;
  };

  test.each<[options: string, count: number]>([
    ['Force=true,Replace=true', 0],
    ['Replace=true, Force=true, Prune=false', 0],
    ['Replace=true', 1],
    ['Force=true', 1],
  ])('%s', (options, count) => {
    expect(changed(options)).toBe(count);
  });
});

test('each finding says what to do, and no value of the object', () => {
  const findings = CASES.flatMap(({ before, after }) => changesRefused(before, after));
  expect(findings.length).toBeGreaterThan(0);
  for (const { id, severity, message, remediation } of findings) {
    expect({ id, severity }).toEqual({ id: 'immutable', severity: 'warning' });
    expect(message).not.toMatch(/YQ==|Yg==/);
    expect(remediation).toMatch(/\.$/);
  }
});
