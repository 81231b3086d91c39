import { conditionsOf } from '../read.ts';
import { degraded, healthy, progressing, type HealthRule } from './types.ts';

/** A HorizontalPodAutoscaler that cannot scale, or cannot see what it scales by, is degraded. */
export const autoscalerHealth: HealthRule = (autoscaler) => {
  const conditions = conditionsOf(autoscaler);
  const failed = conditions.find(({ type, reason }) => FAILURES[type]?.includes(reason));
  if (failed !== undefined) return degraded(failed.message);
  const works = conditions.find(
    ({ type, status }) => status === 'True' && ['AbleToScale', 'ScalingLimited'].includes(type),
  );
  return works === undefined ? progressing('it has not scaled yet') : healthy(works.message);
};

const FAILURES: Readonly<Record<string, readonly string[]>> = {
  AbleToScale: ['FailedGetScale', 'FailedUpdateScale'],
  ScalingActive: [
    'FailedGetResourceMetric',
    'FailedGetObjectMetric',
    'FailedGetPodsMetric',
    'FailedGetExternalMetric',
    'FailedComputeMetricsReplicas',
    'InvalidSelector',
  ],
};
