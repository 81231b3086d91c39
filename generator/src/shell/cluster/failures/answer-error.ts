import { isJsonObject, type Json, type JsonObject } from '../../../core/kubernetes/object.ts';
import { withholdValues } from '../../../core/engine/secrets/withhold-values.ts';
import { ClusterError, type ClusterErrorReason } from '../cluster-error.ts';
import type { ApiResponse } from '../transport.ts';
import type { Destination } from './connection-error.ts';

/** What was asked for, for messages. */
export interface Asked extends Destination {
  /** Such as `create Deployment blog/wordpress`. */
  action: string;
  /** What must not be repeated: the values of a Secret that was sent. */
  secrets: readonly string[];
}

/**
 * What a refusal means. The server's own words are kept where they tell more than the status.
 *
 * Status objects: https://github.com/kubernetes/community/blob/master/contributors/devel/sig-architecture/api-conventions.md#response-status-kind
 */
export function answerError(asked: Asked, response: ApiResponse): ClusterError {
  const status = readStatus(response.body);
  const { context, server } = asked;
  if (status === undefined) {
    return new ClusterError(
      response.status === 401 ? 'unauthorized' : 'other',
      `${server} (context ${context}) answers with ${response.status} and not like a Kubernetes API server`,
      { hint: 'is the address in the kubeconfig that of the API server?', status: response.status },
    );
  }
  const message = withholdValues(status.message, asked.secrets).trim();
  const fail = (reason: ClusterErrorReason, text: string, hint?: string): ClusterError =>
    new ClusterError(reason, text, {
      status: response.status,
      ...(hint === undefined ? {} : { hint }),
    });
  switch (response.status) {
    case 401:
      return fail(
        'unauthorized',
        `the cluster of context ${context} (${server}) does not accept the credentials: wrong or expired`,
        `log in again, or get a new kubeconfig; this must work first: kubectl --context ${context} get namespaces`,
      );
    case 403:
      return forbidden(asked, message, fail);
    case 404:
      return fail('absent', `cannot ${asked.action}: ${message}`);
    case 409:
      return status.reason === 'AlreadyExists'
        ? fail('exists', `cannot ${asked.action}: it is there already`)
        : fail('conflict', `cannot ${asked.action}: ${message}`);
    case 400:
    case 413:
    case 415:
    case 422:
      return fail('invalid', `cannot ${asked.action}: ${message}`);
    case 504:
      return fail('timeout', `cannot ${asked.action}: ${message}`, 'try again');
    default:
      return fail('other', `cannot ${asked.action}: ${message} (${response.status})`);
  }
}

/** `deployments.apps "x" is forbidden: User "jane" cannot create resource "deployments" in API group "apps" in the namespace "y"` */
const CANNOT =
  /User "(?<user>[^"]*)" cannot (?<verb>\S+) resource "(?<resource>[^"]*)" in API group "(?<group>[^"]*)"(?: in the namespace "(?<namespace>[^"]*)")?/;

function forbidden(
  { context, action }: Asked,
  message: string,
  fail: (reason: ClusterErrorReason, text: string, hint?: string) => ClusterError,
): ClusterError {
  const { user, verb, resource, group, namespace } = CANNOT.exec(message)?.groups ?? {};
  // A quota, Pod Security, a webhook, or a namespace that is being deleted: rights do not help.
  if (verb === undefined || resource === undefined) {
    return fail('forbidden', `cannot ${action}: ${message}`);
  }
  const kind = (group ?? '') === '' ? resource : `${resource}.${group ?? ''}`;
  const where = namespace === undefined ? 'in the whole cluster' : `in namespace ${namespace}`;
  const place = namespace === undefined ? '' : ` -n ${namespace}`;
  return fail(
    'forbidden',
    `user ${user ?? ''} may not ${verb} ${kind} ${where} (context ${context})`,
    `ask for a role that permits it, then: kubectl --context ${context} auth can-i ${verb} ${kind}${place}`,
  );
}

function readStatus(body: string): { message: string; reason: string } | undefined {
  let value: Json;
  try {
    value = JSON.parse(body) as Json;
  } catch {
    return undefined;
  }
  if (!isJsonObject(value) || value['kind'] !== 'Status') return undefined;
  return { message: text(value, 'message'), reason: text(value, 'reason') };
}

function text(object: JsonObject, key: string): string {
  const value = object[key];
  return typeof value === 'string' ? value : '';
}
