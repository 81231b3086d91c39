import type { JsonObject } from '../../kubernetes/object.ts';

/** Argo CD's words for the health of an object or an Application, the best first. */
export const HEALTH_STATUSES = [
  'Healthy',
  'Suspended',
  'Progressing',
  'Missing',
  'Degraded',
  'Unknown',
] as const;

export type HealthStatus = (typeof HEALTH_STATUSES)[number];

export interface Health {
  status: HealthStatus;
  /** Empty where there is nothing to say. */
  message: string;
}

/** Tells the health of an object of one kind. */
export type HealthRule = (object: JsonObject) => Health;

export function healthy(message = ''): Health {
  return { status: 'Healthy', message };
}

export function progressing(message = ''): Health {
  return { status: 'Progressing', message };
}

export function degraded(message = ''): Health {
  return { status: 'Degraded', message };
}

export function suspended(message = ''): Health {
  return { status: 'Suspended', message };
}
