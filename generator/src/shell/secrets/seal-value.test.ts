import {
  constants,
  createDecipheriv,
  generateKeyPairSync,
  privateDecrypt,
  type KeyObject,
} from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { sealValue } from './seal-value.ts';
import { SecretValue } from './secret-value.ts';

/** Opens a sealed value as the controller does. */
function open(sealed: string, privateKey: KeyObject, label: string): Buffer {
  const bytes = Buffer.from(sealed, 'base64');
  const length = bytes.readUInt16BE();
  const sessionKey = privateDecrypt(
    {
      key: privateKey,
      padding: constants.RSA_PKCS1_OAEP_PADDING,
      oaepHash: 'sha256',
      oaepLabel: Buffer.from(label),
    },
    bytes.subarray(2, 2 + length),
  );
  const decipher = createDecipheriv('aes-256-gcm', sessionKey, Buffer.alloc(12));
  decipher.setAuthTag(bytes.subarray(-16));
  return Buffer.concat([decipher.update(bytes.subarray(2 + length, -16)), decipher.final()]);
}

describe('sealValue', () => {
  const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const scope = { namespace: 'blog', name: 'wordpress-secrets' };

  it.each(['correct horse', 'ä€😀\n', 'x'.repeat(100_000)])('opens again', (text) => {
    const sealed = sealValue(new SecretValue(text), publicKey, scope);
    expect(open(sealed, privateKey, 'blog/wordpress-secrets').toString()).toBe(text);
  });

  it('keeps bytes that are no text', () => {
    const bytes = new Uint8Array([0, 1, 254, 255]);
    const sealed = sealValue(new SecretValue(bytes), publicKey, scope);
    expect([...open(sealed, privateKey, 'blog/wordpress-secrets')]).toEqual([...bytes]);
  });

  it('opens under its own namespace and name alone', () => {
    const sealed = sealValue(new SecretValue('a'), publicKey, scope);
    expect(() => open(sealed, privateKey, 'blog/other')).toThrow('oaep');
    expect(() => open(sealed, privateKey, '')).toThrow('oaep');
  });

  it('gives another text each time', () => {
    const seal = (): string => sealValue(new SecretValue('a'), publicKey, scope);
    expect(seal()).not.toBe(seal());
  });
});
