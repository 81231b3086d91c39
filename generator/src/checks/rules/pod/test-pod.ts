import type { Json, JsonObject } from '../../../core/kubernetes/object.ts';
import { complainedPaths } from '../test-complaints.ts';
import { checkPod } from './pod.ts';
import { checkPodTemplate } from './pod-template.ts';

export interface PodParts {
  metadata?: JsonObject;
  spec?: JsonObject;
  /** Added to the one container of the pod, or of `initContainers`. */
  container?: JsonObject;
  initContainer?: JsonObject;
}

/** The places in the spec (or metadata) of a Pod with these parts that are complained about. */
export function podComplaints(parts: PodParts): string[] {
  return complainedPaths(checkPod, { apiVersion: 'v1', kind: 'Pod', ...podOf(parts) }).map(short);
}

/** The same of a template. */
export function templateComplaints(parts: PodParts): string[] {
  return complainedPaths(checkPodTemplate, podOf(parts)).map(short);
}

/** What a container with these fields is complained about, in a template with some volumes. */
export function containerComplaints(container: JsonObject, spec: JsonObject = {}): string[] {
  return templateComplaints({ spec: { volumes: VOLUMES, ...spec }, container }).map((path) =>
    path.replace(/^containers\.0\./, ''),
  );
}

const VOLUMES: Json = [
  { name: 'scratch', emptyDir: {} },
  { name: 'host', hostPath: { path: '/data' } },
  { name: 'disk', persistentVolumeClaim: { claimName: 'disk' } },
];

function podOf({ metadata, spec, container, initContainer }: PodParts): JsonObject {
  return {
    metadata: { name: 'web', ...metadata },
    spec: {
      containers: [{ name: 'web', image: 'nginx:1.29', ...container }],
      ...(initContainer && {
        initContainers: [{ name: 'setup', image: 'busybox:1.37', ...initContainer }],
      }),
      ...spec,
    },
  };
}

function short(path: string): string {
  return path.replace(/^spec\./, '');
}
