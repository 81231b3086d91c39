import { X509Certificate, type KeyObject } from 'node:crypto';
import { UserError } from '../errors.ts';

/** What sealing needs of the controller's certificate. */
export interface SealingCertificate {
  publicKey: KeyObject;
  /** When the controller makes a new key, at the latest. */
  validTo: Date;
  /** SHA-256 of the certificate, for people to compare. */
  fingerprint: string;
}

/**
 * Reads the certificate of a Sealed Secrets controller, as `kubeseal --fetch-cert` prints it.
 *
 * @param now a certificate that has ended by then is refused
 * @param source what to call the text in messages
 * @throws {UserError} for a text that is no certificate, one of another kind of key, or one that ended
 */
export function readCertificate(pem: string, now: Date, source: string): SealingCertificate {
  const certificate = parse(pem, source);
  const { publicKey, fingerprint256: fingerprint } = certificate;
  if (publicKey.asymmetricKeyType !== 'rsa') {
    throw new UserError(
      `${source} has no RSA key, so it is not that of a Sealed Secrets controller`,
      {
        hint: FETCH,
      },
    );
  }
  const validTo = new Date(certificate.validTo);
  if (validTo < now) {
    throw new UserError(`${source} ended on ${validTo.toISOString().slice(0, 10)}`, {
      hint: `the controller has a newer one; ${FETCH}`,
    });
  }
  return { publicKey, validTo, fingerprint };
}

const FETCH =
  'leave --certificate out to fetch it from the cluster, or save it with: kubeseal --fetch-cert > sealing.pem';

function parse(pem: string, source: string): X509Certificate {
  try {
    return new X509Certificate(pem);
  } catch (error) {
    const isPrivate = pem.includes('PRIVATE KEY');
    throw new UserError(
      isPrivate
        ? `${source} is a private key, not a certificate; never give it away`
        : `${source} is no certificate in PEM`,
      { hint: FETCH, ...(isPrivate ? {} : { cause: error }) },
    );
  }
}
