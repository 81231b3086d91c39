import { secretCommand } from '../../core/explanation/secret-command.ts';
import type { WithheldSecretSummary } from '../../core/import/summary/types.ts';

/** Each Secret that was left out with its keys, never a value, and what to do about all of them. */
export function renderSecrets(secrets: readonly WithheldSecretSummary[]): string[] {
  if (secrets.length === 0) return [];
  const each = secrets.flatMap(({ environment, name, namespace, type, keys }) => {
    const command = secretCommand(
      { name, type, description: '', keys: keys.map((key) => ({ key, description: '' })) },
      namespace ?? '<namespace>',
    );
    return [
      `  ${environment}: ${namespace === undefined ? '' : `${namespace}/`}${name} (${type}): ${keys.join(', ')}`,
      ...command.map((line) => `    ${line}`),
    ];
  });
  return [
    '  No Secret with values is written, because Git keeps them for ever. Create each in its cluster',
    '  before the first sync, or seal it (Sealed Secrets) and add the sealed object to its overlay.',
    ...each,
  ];
}
