import type { JsonObject } from '../../kubernetes/object.ts';
import { conditionsOf } from '../read.ts';
import { degraded, healthy, progressing, type Health, type HealthRule } from './types.ts';

/** Kinds that say `Ready` of themselves: those of cert-manager and of External Secrets. */
export const readyHealth: HealthRule = (object) => {
  const issuing = conditionsOf(object).find(
    ({ type, status }) => type === 'Issuing' && status === 'True',
  );
  return issuing === undefined ? byCondition(object, 'Ready') : progressing(issuing.message);
};

/** A SealedSecret whose Secret could not be made of it is degraded. */
export const sealedHealth: HealthRule = (object) => byCondition(object, 'Synced');

function byCondition(object: JsonObject, wanted: string): Health {
  const condition = conditionsOf(object).find(({ type }) => type === wanted);
  if (condition?.status === 'True') return healthy(condition.message);
  if (condition?.status === 'False') return degraded(condition.message);
  return progressing('its controller has not reported yet');
}

export const apiServiceHealth: HealthRule = (object) => {
  const available = conditionsOf(object).find(({ type }) => type === 'Available');
  return available?.status === 'True'
    ? healthy(available.message)
    : progressing(available?.message ?? 'it has not been processed yet');
};

export const definitionHealth: HealthRule = (object) => {
  const conditions = conditionsOf(object);
  if (conditions.length === 0) return progressing('it has not been processed yet');
  const wrong = conditions.find(
    ({ type, status }) =>
      (type === 'NamesAccepted' && status === 'False') ||
      (type === 'NonStructuralSchema' && status === 'True'),
  );
  if (wrong !== undefined) return degraded(wrong.message);
  const established = conditions.find(({ type }) => type === 'Established');
  if (established?.status === 'True') return healthy(established.message);
  return established?.reason === 'Installing'
    ? progressing(established.message)
    : degraded('it is not established');
};
