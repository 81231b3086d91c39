import { z } from 'zod';

/**
 * Part of the values that is Kubernetes' own and goes into the object as it is. Its keys are checked
 * here, what they hold by `strata check` with the cluster's schema.
 */
export function passThrough<T extends object>(keys: Record<keyof T, string>): z.ZodType<T> {
  const shape = Object.fromEntries(
    Object.entries<string>(keys).map(([key, text]) => [key, z.unknown().optional().describe(text)]),
  );
  // Only the keys are known at this point: the type stands for what `strata check` proves.
  return z.strictObject(shape) as unknown as z.ZodType<T>;
}
