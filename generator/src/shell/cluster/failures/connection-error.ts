import { ClusterError } from '../cluster-error.ts';

/** Which cluster it was, for messages. */
export interface Destination {
  context: string;
  server: string;
}

/** Why a request got no answer: by the code of the error that Node.js or OpenSSL gives. */
export function connectionError(destination: Destination, error: unknown): ClusterError {
  const { context, server } = destination;
  const code = codeOf(error);
  const there = `the cluster of context ${context} (${server})`;
  if (TIMED_OUT.has(code)) {
    return new ClusterError('timeout', `${there} does not answer in time`, {
      hint: 'is there a way to it, such as a VPN? ' + CHOOSE,
      cause: error,
    });
  }
  const certificate = CERTIFICATE.get(code);
  if (certificate !== undefined) {
    return new ClusterError('unreachable', `${there} has a certificate that ${certificate}`, {
      hint:
        'the kubeconfig may be that of a former cluster at this address: get the present one. ' +
        CHOOSE,
      cause: error,
    });
  }
  const told = REASONS.get(code) ?? firstLine(error);
  return new ClusterError('unreachable', `${there} cannot be reached: ${told}`, {
    hint: 'does it run? ' + CHOOSE,
    cause: error,
  });
}

/** Why there are no credentials: most often a plugin that is missing or wants a new login. */
export function credentialsError({ context }: Destination, error: unknown): ClusterError {
  const { path, code } = error as { path?: string; code?: string };
  if (code === 'ENOENT' && path !== undefined) {
    return new ClusterError(
      'unauthorized',
      `context ${context} gets its credentials from ${path}, which is not there`,
      { hint: 'install it, or get a new kubeconfig', cause: error },
    );
  }
  const reason = firstLine(error);
  return new ClusterError(
    'unauthorized',
    `context ${context} gives no credentials${reason === '' ? '' : `: ${reason}`}`,
    {
      hint: `log in again; this must work first: kubectl --context ${context} get namespaces`,
      cause: error,
    },
  );
}

const CHOOSE = 'Another cluster: --kubeconfig FILE --context NAME';

const TIMED_OUT = new Set(['ETIMEDOUT', 'ESOCKETTIMEDOUT']);

const REASONS = new Map([
  ['ECONNREFUSED', 'connection refused'],
  ['ECONNRESET', 'the connection broke'],
  ['EPIPE', 'the connection broke'],
  ['ENOTFOUND', 'its name is not known'],
  ['EAI_AGAIN', 'its name cannot be looked up'],
  ['EHOSTUNREACH', 'no route to it'],
  ['ENETUNREACH', 'no network'],
]);

/** https://nodejs.org/docs/latest-v20.x/api/tls.html#x509-certificate-error-codes */
const CERTIFICATE = new Map([
  ['CERT_HAS_EXPIRED', 'has expired'],
  ['CERT_NOT_YET_VALID', 'is not valid yet (is the clock right?)'],
  ['DEPTH_ZERO_SELF_SIGNED_CERT', 'the kubeconfig does not vouch for'],
  ['SELF_SIGNED_CERT_IN_CHAIN', 'the kubeconfig does not vouch for'],
  ['UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'the kubeconfig does not vouch for'],
  ['UNABLE_TO_GET_ISSUER_CERT', 'the kubeconfig does not vouch for'],
  ['UNABLE_TO_GET_ISSUER_CERT_LOCALLY', 'the kubeconfig does not vouch for'],
  ['CERT_SIGNATURE_FAILURE', 'the kubeconfig does not vouch for'],
  ['ERR_TLS_CERT_ALTNAME_INVALID', 'is for another address'],
]);

function codeOf(error: unknown): string {
  // Of several addresses that were tried, each has its own.
  if (error instanceof AggregateError) return codeOf(error.errors[0]);
  const code = (error as { code?: unknown } | undefined)?.code;
  return typeof code === 'string' ? code : '';
}

function firstLine(error: unknown): string {
  if (error instanceof AggregateError) return firstLine(error.errors[0]);
  const [line = ''] = (error instanceof Error ? error.message : String(error)).trim().split('\n');
  return line;
}
