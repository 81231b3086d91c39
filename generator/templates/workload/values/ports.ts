import { z } from 'zod';
import { portNameSchema } from '../../parts/names.ts';

export function portNumberSchema(): z.ZodNumber {
  return z.int().min(1).max(65535);
}

/** Container ports; the Service gets each of them. */
export const portsSchema = z
  .array(
    z.strictObject({
      name: portNameSchema().describe('Name of the port.'),
      containerPort: portNumberSchema().describe('Where the container listens.'),
      protocol: z.enum(['TCP', 'UDP', 'SCTP']).default('TCP').describe('TCP unless said.'),
      servicePort: portNumberSchema()
        .optional()
        .describe('Port of the Service. That of the container unless said.'),
    }),
  )
  .min(1);
