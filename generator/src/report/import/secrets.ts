import { secretCommand } from '../../core/explanation/secret-command.ts';
import type { WithheldSecretSummary } from '../../core/import/summary/types.ts';

/** Each Secret that was left out with its keys, never a value, and what to do about all of them. */
export function renderSecrets(secrets: readonly WithheldSecretSummary[]): string[] {
  if (secrets.length === 0) return [];
  return [
    '  No Secret with values is written, because Git keeps them for ever. Create each in its cluster',
    '  before the first sync, or seal it (Sealed Secrets) and add the sealed object to its overlay.',
    ...alike(secrets).flatMap((group) => ['', ...renderGroup(group)]),
  ];
}

/** Environments mostly have the same Secrets: each is told once. */
function alike(secrets: readonly WithheldSecretSummary[]): WithheldSecretSummary[][] {
  const groups = new Map<string, WithheldSecretSummary[]>();
  for (const secret of secrets) {
    const key = JSON.stringify([secret.name, secret.type, secret.keys]);
    groups.set(key, [...(groups.get(key) ?? []), secret]);
  }
  return [...groups.values()];
}

function renderGroup(group: readonly WithheldSecretSummary[]): string[] {
  const [first] = group;
  if (first === undefined) return [];
  const { name, type, keys } = first;
  const places = group.map(({ environment, namespace }) =>
    namespace === undefined ? environment : `${environment} (namespace ${namespace})`,
  );
  const namespaces = new Set(group.map(({ namespace }) => namespace));
  const [namespace = '<namespace>'] = namespaces.size === 1 ? namespaces : [];
  const described = keys.map((key) => ({ key, description: '' }));
  const command = secretCommand({ name, type, description: '', keys: described }, namespace);
  return [
    `  ${name} in ${places.join(', ')}, of type ${type}, with ${keys.join(', ')}`,
    ...command.map((line) => `    ${line}`),
  ];
}
