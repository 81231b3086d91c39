import type { Colors } from 'picocolors/types.js';
import type { SecretKey } from '../../core/desired/template.ts';
import type { Explanation } from '../../core/explanation/types.ts';
import { hanging } from './hanging.ts';

/** Each Secret with its keys, and what makes it in the cluster; never a value. */
export function renderSecrets(
  {
    secrets,
    secretStore,
    namespace,
    deployment,
  }: Pick<Explanation, 'secrets' | 'secretStore' | 'namespace' | 'deployment'>,
  colors: Colors,
): string[] {
  if (secrets.length === 0) return [];
  const each = secrets.flatMap((secret) => [
    '',
    `  ${colors.bold(secret.name)}: ${secret.description}`,
    ...hanging(secret.keys.map((key) => [key.key, [describeKey(key)]])).map((line) => `  ${line}`),
  ]);
  const made =
    secretStore === undefined
      ? [
          `  Their values are never in git. To create what the namespace ${namespace} has not yet:`,
          `  npx --no strata secrets create ${deployment}`,
        ]
      : [
          `  Their values are never in git. External Secrets makes them in the namespace ${namespace}`,
          `  from the store ${secretStore}.`,
        ];
  return [...made, ...each];
}

function describeKey({ description, generate }: SecretKey): string {
  return generate === undefined ? description : `${description} (random)`;
}
