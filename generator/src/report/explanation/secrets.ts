import type { Colors } from 'picocolors/types.js';
import type { SecretKey, SecretRequirement } from '../../core/desired/template.ts';
import { secretCommand } from '../../core/explanation/secret-command.ts';
import { hanging } from './hanging.ts';

/** Each Secret with its keys, and the command that creates it; never a value. */
export function renderSecrets(
  secrets: readonly SecretRequirement[],
  namespace: string,
  colors: Colors,
): string[] {
  if (secrets.length === 0) return [];
  const each = secrets.flatMap((secret) => [
    '',
    `  ${colors.bold(secret.name)}: ${secret.description}`,
    ...hanging(secret.keys.map((key) => [key.key, [describeKey(key)]])).map((line) => `  ${line}`),
    ...secretCommand(secret, namespace).map((line) => `    ${line}`),
  ]);
  return [
    `  They are never in git and must exist in the namespace ${namespace}. To create them, after`,
    `  kubectl create namespace ${namespace} where it does not exist yet:`,
    ...each,
  ];
}

function describeKey({ description, generate }: SecretKey): string {
  return generate === undefined ? description : `${description} (random)`;
}
