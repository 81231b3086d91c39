import type { EnvVar } from 'kubernetes-types/core/v1.js';
import { z } from 'zod';
import type { SecretRequirement } from '../../src/core/desired/template.ts';
import { dataKeySchema, objectNameSchema } from './names.ts';
import { pattern } from './pattern.ts';

const optional = z
  .boolean()
  .optional()
  .describe('The container starts without the variable where the key is missing.');

const secretKey = z.strictObject({
  secret: objectNameSchema('api').describe('Name of the Secret.'),
  key: dataKeySchema('token').describe('Key in the Secret.'),
  optional,
});
const configMapKey = z.strictObject({
  configMap: objectNameSchema('api').describe('Name of the ConfigMap.'),
  key: dataKeySchema('mode').describe('Key in the ConfigMap.'),
  optional,
});
const fieldReference = z.strictObject({
  field: pattern(
    /^(?:metadata|spec|status)\.[A-Za-z0-9.[\]'/_-]+$/,
    'a field of a pod',
    'metadata.name',
  ).describe('Field of the pod.'),
});

/** Environment variables: a plain value, or a map that says where the value lies. */
export const envSchema = z.record(
  pattern(/^[A-Za-z_.-][A-Za-z0-9_.-]*$/, 'the name of an environment variable', 'LOG_LEVEL'),
  z.union([z.string(), z.int(), z.boolean(), secretKey, configMapKey, fieldReference], {
    error:
      'must be a string, an integer, true or false, { secret, key }, { configMap, key } or { field }; ' +
      'write other numbers in quotes, so that no digit is lost',
  }),
);

type EnvValues = z.output<typeof envSchema>;

/** The variables in the order in which they are written: `$(NAME)` sees only those before it. */
export function envVars(values: EnvValues): EnvVar[] {
  return Object.entries(values).map(([name, value]) => {
    if (typeof value !== 'object') return { name, value: String(value) };
    if ('secret' in value) return secretEnv(name, value.secret, value.key, value.optional);
    if ('field' in value) return { name, valueFrom: { fieldRef: { fieldPath: value.field } } };
    const reference = { name: value.configMap, key: value.key };
    return { name, valueFrom: { configMapKeyRef: withOptional(reference, value.optional) } };
  });
}

/** A variable from a key of a Secret. */
export function secretEnv(name: string, secret: string, key: string, optional?: boolean): EnvVar {
  return { name, valueFrom: { secretKeyRef: withOptional({ name: secret, key }, optional) } };
}

/** The Secrets, with keys, that the variables cannot do without; sorted by name and key. */
export function envSecrets(variables: EnvValues[]): SecretRequirement[] {
  const keys = new Map<string, Map<string, string>>();
  for (const [name, value] of variables.flatMap((values) => Object.entries(values))) {
    if (typeof value !== 'object' || !('secret' in value) || value.optional === true) continue;
    const known = keys.get(value.secret) ?? new Map<string, string>();
    if (!known.has(value.key)) known.set(value.key, name);
    keys.set(value.secret, known);
  }
  return [...keys].sort(byFirst).map(([secret, variablesOfKey]) => ({
    name: secret,
    description: 'Environment variables',
    keys: [...variablesOfKey]
      .sort(byFirst)
      .map(([key, name]) => ({ key, description: `Value of ${name}` })),
  }));
}

function withOptional<T extends object>(reference: T, optional: boolean | undefined): T {
  return optional === undefined ? reference : { ...reference, optional };
}

function byFirst([left]: [string, unknown], [right]: [string, unknown]): number {
  return left < right ? -1 : 1;
}
