import type { Field } from '../shared/field.ts';
import { configKey } from '../shared/formats/names.ts';
import { checkDataKeys, decodedSize, LARGEST_DATA } from './data.ts';

/** pkg/apis/core/validation/validation.go, ValidateSecret. No message shows a value. */
export function checkSecret(secret: Field): void {
  for (const key of ['data', 'stringData']) checkDataKeys(secret.at(key), configKey);
  if (sizeOf(secret) > LARGEST_DATA) secret.at('data').tooLong(LARGEST_DATA);
  TYPE_CHECKS[secret.at('type').text]?.(secret);
}

/** The rules of the types of Secrets that Kubernetes itself knows. */
const TYPE_CHECKS: Readonly<Record<string, (secret: Field) => void>> = {
  'kubernetes.io/service-account-token': (secret) => {
    secret.at('metadata', 'annotations').at('kubernetes.io/service-account.name').requires();
  },
  'kubernetes.io/dockercfg': (secret) => requireJson(secret, '.dockercfg'),
  'kubernetes.io/dockerconfigjson': (secret) => requireJson(secret, '.dockerconfigjson'),
  'kubernetes.io/basic-auth': (secret) => {
    if (valueOf(secret, 'username') === undefined && valueOf(secret, 'password') === undefined) {
      secret.at('data').at('username').required('or `password`');
    }
  },
  'kubernetes.io/ssh-auth': (secret) => {
    if ((valueOf(secret, 'ssh-privatekey') ?? '') === '') {
      secret.at('data').at('ssh-privatekey').required();
    }
  },
  'kubernetes.io/tls': (secret) => {
    for (const key of ['tls.crt', 'tls.key']) {
      if (valueOf(secret, key) === undefined) secret.at('data').at(key).required();
    }
  },
};

function requireJson(secret: Field, key: string): void {
  const field = secret.at('data').at(key);
  const text = valueOf(secret, key);
  if (text === undefined) field.required();
  else if (!isJsonMap(text)) field.invalidHidden('must be a JSON object');
}

/** What stands under a key after the server has put `stringData` over `data`. */
function valueOf(secret: Field, key: string): string | undefined {
  const own = (map: string) =>
    secret
      .at(map)
      .entries()
      .find(([name]) => name === key)?.[1];
  const plain = own('stringData');
  if (plain !== undefined) return plain.text;
  const encoded = own('data');
  return encoded === undefined ? undefined : Buffer.from(encoded.text, 'base64').toString();
}

/** The server decodes into a map, which takes null as well. */
function isJsonMap(text: string): boolean {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && !Array.isArray(value);
  } catch {
    return false;
  }
}

function sizeOf(secret: Field): number {
  const plain = new Map(secret.at('stringData').entries());
  const encoded = secret
    .at('data')
    .entries()
    .filter(([key]) => !plain.has(key));
  return [
    ...encoded.map(([, { text }]) => decodedSize(text)),
    ...[...plain.values()].map(({ text }) => Buffer.byteLength(text)),
  ].reduce((sum, one) => sum + one, 0);
}
