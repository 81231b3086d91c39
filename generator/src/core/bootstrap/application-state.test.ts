import { expect, test } from 'vitest';
import { applicationState, describeState, isSettled } from './application-state.ts';

function application(status: object | undefined, automated = true) {
  return applicationState({
    apiVersion: 'argoproj.io/v1alpha1',
    kind: 'Application',
    metadata: { name: 'web-dev' },
    spec: { syncPolicy: automated ? { automated: {} } : {} },
    ...(status === undefined ? {} : { status: { ...status } }),
  });
}

const SYNCED = { status: 'Synced', revision: 'abc' };
const HEALTHY = { status: 'Healthy' };

test('a new Application is Unknown, and busy', () => {
  const state = application(undefined);
  expect([describeState(state), state.isBusy]).toEqual(['web-dev: Unknown, Unknown', true]);
  expect(application(undefined, false).isBusy).toBe(false);
});

test('Synced and Healthy counts at the commit alone', () => {
  const state = application({
    sync: SYNCED,
    health: HEALTHY,
    operationState: { phase: 'Succeeded' },
  });
  expect([isSettled(state, 'abc'), isSettled(state, 'def'), isSettled(state, undefined)]).toEqual([
    true,
    false,
    true,
  ]);
  expect(state.isBusy).toBe(false);
});

test('what Argo CD complains of', () => {
  const state = application({
    sync: { status: 'OutOfSync' },
    health: { status: 'Missing' },
    conditions: [
      { type: 'ComparisonError', message: 'failed to\n  load' },
      { type: 'OrphanedResourceWarning', message: 'never mind' },
    ],
    operationState: { phase: 'Failed', message: 'namespace x is not permitted' },
  });
  expect(describeState(state)).toBe(
    'web-dev: OutOfSync, Missing; failed to load; namespace x is not permitted',
  );
});

test('a failed operation of the past is none once it is Synced', () => {
  const operationState = { phase: 'Failed', message: 'old' };
  expect(application({ sync: SYNCED, health: HEALTHY, operationState }).troubles).toEqual([]);
});
