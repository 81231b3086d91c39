import { immutable, immutableBut, type ChangeRule } from './change-rule.ts';
import { RECREATE, RECREATE_STATEFUL_SET, RECREATE_WORKLOAD } from './remedies.ts';

/** Deployment, ReplicaSet and DaemonSet: pkg/apis/apps/validation/validation.go. */
export const changedWorkload: ChangeRule = immutable({
  path: ['spec', 'selector'],
  remedy: RECREATE_WORKLOAD,
});

/** All but what ValidateStatefulSetUpdate names. */
export const changedStatefulSet: ChangeRule = immutableBut(
  ['spec'],
  [
    'replicas',
    'ordinals',
    'template',
    'updateStrategy',
    'revisionHistoryLimit',
    'persistentVolumeClaimRetentionPolicy',
    'minReadySeconds',
  ],
  {
    defaults: { podManagementPolicy: 'OrderedReady', serviceName: '' },
    remedy: RECREATE_STATEFUL_SET,
  },
);

export const changedRevision: ChangeRule = immutable({ path: ['data'], remedy: RECREATE });
