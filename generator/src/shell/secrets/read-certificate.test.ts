import { describe, expect, it } from 'vitest';
import { readCertificate } from './read-certificate.ts';
import { EC_CERTIFICATE, RSA_CERTIFICATE } from './test-certificates.ts';

const NOW = new Date('2030-01-01T00:00:00Z');

describe('readCertificate', () => {
  it('gives the key, and what a person compares', () => {
    const { publicKey, fingerprint } = readCertificate(RSA_CERTIFICATE, NOW, 'sealing.pem');
    expect(publicKey.asymmetricKeyType).toBe('rsa');
    expect(fingerprint).toMatch(/^([0-9A-F]{2}:){31}[0-9A-F]{2}$/);
  });

  it.each([
    ['no certificate', 'hello', NOW, 'sealing.pem is no certificate in PEM'],
    [
      'a private key',
      '-----BEGIN PRIVATE KEY-----\nMIIB\n-----END PRIVATE KEY-----\n',
      NOW,
      'sealing.pem is a private key, not a certificate; never give it away',
    ],
    [
      'another kind of key',
      EC_CERTIFICATE,
      NOW,
      'sealing.pem has no RSA key, so it is not that of a Sealed Secrets controller',
    ],
    [
      'one that ended',
      RSA_CERTIFICATE,
      new Date('2200-01-01T00:00:00Z'),
      /^sealing\.pem ended on 21\d\d-\d\d-\d\d$/,
    ],
  ])('refuses %s', (_, pem, now, message) => {
    expect(() => readCertificate(pem, now, 'sealing.pem')).toThrow(message);
  });
});
