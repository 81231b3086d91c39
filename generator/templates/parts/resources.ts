import type { ResourceRequirements } from 'kubernetes-types/core/v1.js';
import { z } from 'zod';
import { quantitySchema } from './quantity.ts';

/**
 * `resources` of a container. What is written replaces the default as a whole, so that a smaller
 * limit never meets a larger default request.
 */
export function resourcesSchema(defaults: ResourceValues): ResourcesSchema {
  return z
    .strictObject({
      requests: amounts().optional().describe('What the scheduler reserves.'),
      limits: amounts().optional().describe('What the container may use at most.'),
    })
    .default(defaults);
}

/** Quantities of the values as Kubernetes' type has them: strings. */
export function resourceRequirements(values: ResourceValues): ResourceRequirements {
  return {
    ...(values.requests === undefined ? {} : { requests: asStrings(values.requests) }),
    ...(values.limits === undefined ? {} : { limits: asStrings(values.limits) }),
  };
}

type Amounts = z.ZodRecord<z.ZodString, ReturnType<typeof quantitySchema>>;
type ResourcesSchema = z.ZodDefault<
  z.ZodObject<{ requests: z.ZodOptional<Amounts>; limits: z.ZodOptional<Amounts> }, z.core.$strict>
>;
export interface ResourceValues {
  requests?: Record<string, string | number> | undefined;
  limits?: Record<string, string | number> | undefined;
}

function amounts(): Amounts {
  return z.record(z.string(), quantitySchema());
}

function asStrings(amounts: Record<string, string | number>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(amounts).map(([name, amount]) => [name, String(amount)]),
  );
}
