import type { Json, JsonObject, KubernetesObject } from '../kubernetes/object.ts';
import { noComments } from './comments/comments.ts';
import type { SourceDocument } from './source-document.ts';

export function documentOf(object: KubernetesObject): SourceDocument {
  return { object, place: { file: 'in.yaml', line: 1, column: 1 }, comments: noComments() };
}

export function configMap(
  name: string,
  data: JsonObject,
  metadata: JsonObject = {},
): KubernetesObject {
  return { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name, ...metadata }, data };
}

export function deployment(
  name: string,
  { image = 'shop:1', env = [], ...spec }: { image?: string; env?: Json[]; replicas?: number },
  metadata: JsonObject = {},
): KubernetesObject {
  return {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name, ...metadata },
    spec: {
      ...spec,
      selector: { matchLabels: { app: name } },
      template: {
        metadata: { labels: { app: name } },
        spec: { containers: [{ name: 'app', image, env }] },
      },
    },
  };
}
