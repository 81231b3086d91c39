import {
  isJsonObject,
  valueAt,
  type Json,
  type KubernetesObject,
} from '../../core/kubernetes/object.ts';
import type { Cluster } from '../cluster/cluster.ts';
import { UserError } from '../errors.ts';

/** Where the Sealed Secrets controller runs. */
export interface Controller {
  namespace: string;
  /** Name of its Service. */
  name: string;
}

/**
 * Fetches the certificate that the Sealed Secrets controller seals with, from its own HTTP server
 * (`/v1/cert.pem`), over a forwarded port. The private key beside it is never read.
 *
 * @returns PEM
 * @throws {UserError} where there is no such controller, or it does not answer
 */
export async function fetchCertificate(
  cluster: Cluster,
  { namespace, name }: Controller,
): Promise<string> {
  const service = await cluster.get({ apiVersion: 'v1', kind: 'Service', namespace, name });
  if (service === undefined) {
    throw new UserError(`there is no Service ${namespace}/${name} of a Sealed Secrets controller`, {
      hint: 'name it with --controller-namespace and --controller-name, or give its certificate: --certificate FILE',
    });
  }
  const pod = await findPod(cluster, service, namespace);
  if (pod === undefined) {
    throw new UserError(`no pod of the Sealed Secrets controller ${namespace}/${name} is running`, {
      hint: `see: kubectl --namespace ${namespace} get pods; or give its certificate: --certificate FILE`,
    });
  }
  const forward = await cluster.forwardPort(
    { namespace, name: pod.metadata.name, port: portOf(service, pod) },
    0,
  );
  try {
    return await get(`http://127.0.0.1:${forward.port}/v1/cert.pem`, `${namespace}/${name}`);
  } finally {
    await forward.close();
  }
}

async function findPod(
  cluster: Cluster,
  service: KubernetesObject,
  namespace: string,
): Promise<KubernetesObject | undefined> {
  const selector = valueAt(service, ['spec', 'selector']);
  const pairs = isJsonObject(selector) ? Object.entries(selector) : [];
  const labelSelector = pairs
    .flatMap(([key, value]) => (typeof value === 'string' ? [`${key}=${value}`] : []))
    .join(',');
  const pods = await cluster.list({ apiVersion: 'v1', kind: 'Pod', namespace, labelSelector });
  return pods.find((pod) => valueAt(pod, ['status', 'phase']) === 'Running');
}

/** The pod's port behind the Service's first one, by number or by name. */
function portOf(service: KubernetesObject, pod: KubernetesObject): number {
  const [first] = mapsIn(valueAt(service, ['spec', 'ports']));
  const target = first?.['targetPort'] ?? first?.['port'];
  if (typeof target === 'number') return target;
  const ports = mapsIn(valueAt(pod, ['spec', 'containers'])).flatMap((container) =>
    mapsIn(container['ports']),
  );
  const named = ports.find(({ name }) => name === target)?.['containerPort'];
  return typeof named === 'number' ? named : DEFAULT_PORT;
}

const DEFAULT_PORT = 8080;
const TIMEOUT = 15_000;

async function get(address: string, controller: string): Promise<string> {
  try {
    const response = await fetch(address, { signal: AbortSignal.timeout(TIMEOUT) });
    if (response.ok) return await response.text();
    throw new Error(`it answers with ${response.status}`);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new UserError(
      `the Sealed Secrets controller ${controller} gives no certificate: ${reason}`,
      {
        hint: 'give it with --certificate FILE; "kubeseal --fetch-cert" prints it',
      },
    );
  }
}

function mapsIn(value: Json | undefined) {
  return Array.isArray(value) ? value.filter(isJsonObject) : [];
}
