import { constants, createCipheriv, publicEncrypt, randomBytes, type KeyObject } from 'node:crypto';
import type { SecretValue } from './secret-value.ts';

/**
 * Seals one value for the Sealed Secrets controller that has the private key, in strict scope: it
 * opens under this namespace and name alone. Sealing the same value again gives another text.
 *
 * Format (sealed-secrets, pkg/crypto and docs/developer/crypto.md): the length of the next part in
 * two bytes, big-endian; a random session key, encrypted with RSA-OAEP, SHA-256 and the scope as
 * label; the value, encrypted with that key and AES-256-GCM. The nonce is zero, because a session key
 * is used once.
 *
 * @returns base64, as `spec.encryptedData` holds it
 */
export function sealValue(
  value: SecretValue,
  publicKey: KeyObject,
  scope: { namespace: string; name: string },
): string {
  const sessionKey = randomBytes(SESSION_KEY_LENGTH);
  const sealedKey = publicEncrypt(
    {
      key: publicKey,
      padding: constants.RSA_PKCS1_OAEP_PADDING,
      oaepHash: 'sha256',
      oaepLabel: Buffer.from(`${scope.namespace}/${scope.name}`),
    },
    sessionKey,
  );
  const cipher = createCipheriv('aes-256-gcm', sessionKey, Buffer.alloc(NONCE_LENGTH));
  const text = Buffer.concat([cipher.update(value.bytes), cipher.final(), cipher.getAuthTag()]);
  const length = Buffer.alloc(2);
  length.writeUInt16BE(sealedKey.length);
  return Buffer.concat([length, sealedKey, text]).toString('base64');
}

const SESSION_KEY_LENGTH = 32;
const NONCE_LENGTH = 12;
