import {
  isJsonObject,
  ownValue,
  type Json,
  type KubernetesObject,
} from '../../kubernetes/object.ts';
import { changeField, fieldsOf, fieldTable } from './field-specs/field-spec.ts';
import { isKnownClusterScoped } from './names/references/cluster-scoped.ts';

/**
 * What `namespace:` writes into an object, whatever else the build holds: `metadata.namespace` of
 * everything that Kustomize does not know to be cluster-scoped, the fields below, and the namespace of
 * subjects named `default`.
 *
 * @returns undefined where the build fails
 * Source: kustomize api/filters/namespace/namespace.go, tried with 5.5.0 and 5.8.1
 */
export function setNamespace(
  object: KubernetesObject,
  namespace: string,
): KubernetesObject | undefined {
  let changed: KubernetesObject | undefined = isKnownClusterScoped(object)
    ? object
    : { ...object, metadata: { ...object.metadata, namespace } };
  for (const field of fieldsOf(NAMED, object)) {
    changed = changed && changeField(changed, field, () => namespace);
  }
  return changed && nameDefaultSubjects(changed, namespace);
}

/** An object that `setNamespace` leaves as it is, without the namespace where that will put it. */
export function unsetNamespace(
  object: KubernetesObject,
  namespace: string,
  placeholder: string,
): KubernetesObject {
  const { namespace: _, ...metadata } = object.metadata;
  const bare = isKnownClusterScoped(object) ? object : { ...object, metadata };
  const named = fieldsOf(NAMED, object).reduce<KubernetesObject>(
    (value, field) =>
      changeField(value, { ...field, create: false }, (leaf) =>
        leaf === namespace ? placeholder : leaf,
      ) ?? value,
    bare,
  );
  const subjects = subjectsOf(named);
  if (!Array.isArray(subjects)) return named;
  return {
    ...named,
    subjects: subjects.map((subject) =>
      isDefault(subject) ? bareOf(subject, namespace) : subject,
    ),
  };
}

/** A reference with a namespace, without it where it is this one. */
export function bareOf(value: Json, namespace: string): Json {
  if (!isJsonObject(value) || ownValue(value, 'namespace') !== namespace) return value;
  const { namespace: _, ...rest } = value;
  return rest;
}

/** The built-in configuration (kustomize api/internal/konfig/builtinpluginconsts/namespace.go). */
const NAMED = fieldTable([
  { path: 'metadata/name', kind: 'Namespace', group: '', version: 'v1' },
  {
    path: 'spec/service/namespace',
    kind: 'APIService',
    group: 'apiregistration.k8s.io',
    create: true,
  },
  {
    path: 'spec/conversion/webhook/clientConfig/service/namespace',
    kind: 'CustomResourceDefinition',
    group: 'apiextensions.k8s.io',
  },
]);

function nameDefaultSubjects(
  object: KubernetesObject,
  namespace: string,
): KubernetesObject | undefined {
  const subjects = subjectsOf(object);
  if (subjects === undefined || subjects === null) return object;
  if (!Array.isArray(subjects) || !subjects.every(isJsonObject)) return undefined;
  return {
    ...object,
    subjects: subjects.map((subject) => (isDefault(subject) ? { ...subject, namespace } : subject)),
  };
}

/** Of bindings in every group. */
function subjectsOf(object: KubernetesObject): Json | undefined {
  const isBinding = object.kind === 'RoleBinding' || object.kind === 'ClusterRoleBinding';
  return isBinding ? ownValue(object, 'subjects') : undefined;
}

function isDefault(subject: Json): boolean {
  return isJsonObject(subject) && ownValue(subject, 'name') === 'default';
}
