import { isJsonObject, type Json } from '../../core/kubernetes/object.ts';
import type { OpenApiDocument } from '../../core/openapi/read-openapi.ts';
import { isEstablished, type ServerSchemas } from '../../core/openapi/schema-files.ts';
import { UserError } from '../errors.ts';
import { mapBounded } from '../map-bounded.ts';
import { connect, type Cluster, type ClusterChoice } from './connect.ts';

/**
 * Reads version, OpenAPI v3 documents and CustomResourceDefinitions of a cluster.
 *
 * Discovery of the documents: https://kubernetes.io/docs/concepts/overview/kubernetes-api/#openapi-v3
 *
 * @throws {UserError} where the cluster cannot be reached, or refuses
 */
export async function readCluster(choice: ClusterChoice): Promise<ServerSchemas> {
  const cluster = await connect(choice);
  const [{ gitVersion }, { paths }, { items }] = await Promise.all([
    read<{ gitVersion?: string }>(cluster, '/version'),
    read<{ paths?: Record<string, { serverRelativeURL: string }> }>(cluster, '/openapi/v3'),
    read<{ items?: Json[] }>(cluster, '/apis/apiextensions.k8s.io/v1/customresourcedefinitions'),
  ]);
  if (gitVersion === undefined || paths === undefined) {
    throw new UserError(`${cluster.server} does not answer like a Kubernetes API server`, {
      hint: 'Kubernetes 1.27 or newer publishes the OpenAPI v3 documents that are needed',
    });
  }
  // Documents of groups without a version, and of what is no API, hold no types.
  const groups = Object.entries(paths).filter(([path]) => /^apis?\/(?:[^/]+\/)?v\d/.test(path));
  const documents = await mapBounded(groups, PARALLEL, ([, { serverRelativeURL }]) =>
    read<OpenApiDocument>(cluster, serverRelativeURL),
  );
  const definitions = (items ?? []).filter(isJsonObject).filter(isEstablished).map(asDefinition);
  return { version: gitVersion, documents, definitions };
}

const PARALLEL = 4;

async function read<T>(cluster: Cluster, path: string): Promise<T> {
  const text = await cluster.get(path);
  try {
    return JSON.parse(text) as T;
  } catch (error) {
    throw new UserError(`${cluster.server} answers ${path} with no JSON`, { cause: error });
  }
}

/** The items of a list carry neither. */
function asDefinition<T>(item: T): T & { apiVersion: string; kind: string } {
  return { ...item, apiVersion: 'apiextensions.k8s.io/v1', kind: 'CustomResourceDefinition' };
}
