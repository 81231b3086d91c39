import { deepEqual } from '../../core/kubernetes/equality.ts';
import {
  describeObject,
  groupOf,
  isJsonObject,
  namespaceOf,
  valueAt,
  type JsonObject,
  type KubernetesObject,
} from '../../core/kubernetes/object.ts';
import { scopeOf } from '../../core/kubernetes/scope.ts';
import type { Access, Cluster, ObjectRef } from './cluster.ts';
import { ClusterError } from './cluster-error.ts';

/** A cluster in memory, for tests: it keeps objects, and remembers what was written. */
export interface TestCluster extends Cluster {
  /** Such as `apply ConfigMap argocd/argocd-cm`, in order; dry runs are none. */
  readonly writes: string[];
  readonly objects: ReadonlyMap<string, KubernetesObject>;
  /** Puts an object in, or in the place of the one of this name, as some controller would. */
  put(object: KubernetesObject): KubernetesObject;
  /** Takes an object away. */
  drop(ref: ObjectRef): void;
}

export interface TestClusterOptions {
  objects?: readonly KubernetesObject[];
  context?: string;
  version?: string;
  /** Kinds that it does not serve, such as `Application`. */
  unserved?: readonly string[];
  /** What we have no right to. */
  denied?: (access: Access) => boolean;
  /** Called before every call; throws where that shall fail. */
  before?: (call: string) => void;
}

/** Objects merge as in a merge patch when they are applied, which is enough for most tests. */
export function createTestCluster(options: TestClusterOptions = {}): TestCluster {
  const { context = 'test', version = 'v1.35.8', unserved = [], denied, before } = options;
  const objects = new Map<string, KubernetesObject>();
  const writes: string[] = [];
  let revision = 100;

  const idOf = ({ apiVersion, kind, namespace, name }: ObjectRef): string =>
    `${groupOf(apiVersion)}/${kind}/${namespace ?? ''}/${name}`;
  const refOf = (object: KubernetesObject): ObjectRef => {
    const { apiVersion, kind, metadata } = object;
    return { apiVersion, kind, namespace: namespaceOf(object), name: metadata.name };
  };
  const put = (object: KubernetesObject): KubernetesObject => {
    const id = idOf(refOf(object));
    const uid = objects.get(id)?.metadata['uid'] ?? `uid-${String(++revision)}`;
    const metadata = { ...object.metadata, uid, resourceVersion: String(++revision) };
    const stored = { ...structuredClone(object), metadata };
    objects.set(id, stored);
    return structuredClone(stored);
  };
  for (const object of options.objects ?? []) put(object);
  const demandKind = ({ apiVersion, kind }: { apiVersion: string; kind: string }): void => {
    if (!unserved.includes(kind)) return;
    throw new ClusterError('absent', `the cluster knows no kind ${kind} of ${apiVersion}`);
  };
  const merged = (object: KubernetesObject): KubernetesObject => {
    const present = objects.get(idOf(refOf(object)));
    return present === undefined ? object : (mergePatch(present, object) as KubernetesObject);
  };

  return {
    context,
    server: 'https://test.example.org:6443',
    isCurrentContext: true,
    writes,
    objects,
    put,
    drop: (ref) => void objects.delete(idOf(ref)),
    async serverVersion() {
      before?.('version');
      return version;
    },
    async get(ref) {
      before?.(`get ${ref.kind} ${ref.name}`);
      return structuredClone(objects.get(idOf(ref)));
    },
    async list({ apiVersion, kind, namespace, labelSelector, fieldSelector }) {
      before?.(`list ${kind}`);
      return [...objects.values()]
        .filter(
          (object) => object.kind === kind && groupOf(object.apiVersion) === groupOf(apiVersion),
        )
        .filter((object) => namespace === undefined || namespaceOf(object) === namespace)
        .filter((object) =>
          selects(labelSelector, (key) => valueAt(object, ['metadata', 'labels', key])),
        )
        .filter((object) => selects(fieldSelector, (key) => valueAt(object, key.split('.'))))
        .map((object) => structuredClone(object));
    },
    async apply(object, { fieldManager, dryRun = false }) {
      before?.(`apply ${describeObject(object)}`);
      demandKind(object);
      const present = objects.get(idOf(refOf(object)));
      const result = managedBy(fieldManager, merged(object));
      if (dryRun) return structuredClone(result);
      writes.push(`apply ${describeObject(object)}`);
      return present !== undefined && deepEqual(present, result)
        ? structuredClone(present)
        : put(result);
    },
    async create(object) {
      before?.(`create ${describeObject(object)}`);
      demandKind(object);
      if (objects.has(idOf(refOf(object)))) {
        throw new ClusterError(
          'exists',
          `cannot create ${describeObject(object)}: it is there already`,
          {
            status: 409,
          },
        );
      }
      writes.push(`create ${describeObject(object)}`);
      return put(object);
    },
    async patch(ref, patch) {
      before?.(`patch ${ref.kind} ${ref.name}`);
      const present = objects.get(idOf(ref));
      if (present === undefined) {
        throw new ClusterError('absent', `cannot change ${ref.kind} ${ref.name}`, { status: 404 });
      }
      writes.push(`patch ${describeObject(present)}`);
      return put(mergePatch(present, patch) as KubernetesObject);
    },
    async remove(ref) {
      before?.(`remove ${ref.kind} ${ref.name}`);
      const present = objects.get(idOf(ref));
      if (present === undefined) return;
      writes.push(`remove ${describeObject(present)}`);
      objects.delete(idOf(ref));
    },
    async can(access) {
      before?.(`can ${access.verb} ${access.resource}`);
      return denied?.(access) !== true;
    },
    async resourceOf(apiVersion, kind) {
      if (unserved.includes(kind)) return undefined;
      const scope = scopeOf({ group: groupOf(apiVersion), kind });
      return { plural: `${kind.toLowerCase()}s`, namespaced: scope !== 'cluster' };
    },
    async forwardPort(_pod, localPort) {
      return { port: localPort, close: () => Promise.resolve() };
    },
  };
}

/** As the server notes who applies; which fields they own is left out. */
function managedBy(manager: string, object: KubernetesObject): KubernetesObject {
  const present = object.metadata['managedFields'];
  const others = (Array.isArray(present) ? present : []).filter(
    (entry) => !isJsonObject(entry) || entry['manager'] !== manager,
  );
  const managedFields = [...others, { manager, operation: 'Apply' }];
  return { ...object, metadata: { ...object.metadata, managedFields } };
}

/** RFC 7386. */
function mergePatch(target: JsonObject, patch: JsonObject): JsonObject {
  const result: JsonObject = { ...target };
  for (const [key, value] of Object.entries(patch)) {
    const below = result[key];
    if (value === null) delete result[key];
    else if (isJsonObject(value)) result[key] = mergePatch(isJsonObject(below) ? below : {}, value);
    else result[key] = value;
  }
  return result;
}

/** `a=b,c!=d`, as far as tests need selectors. */
function selects(selector: string | undefined, valueOf: (key: string) => unknown): boolean {
  if (selector === undefined) return true;
  return selector.split(',').every((term) => {
    const [, key = '', operator = '', value = ''] = /^([^!=]+)(!=|==?)?(.*)$/.exec(term) ?? [];
    if (operator === '') return valueOf(key) !== undefined;
    return (valueOf(key) === value) === (operator !== '!=');
  });
}
