import { parseGroupKind } from '../../../../core/kubernetes/group-kind.ts';
import { groupKindOf, type KubernetesObject } from '../../../../core/kubernetes/object.ts';
import { scopeOf } from '../../../../core/kubernetes/scope.ts';
import type { Finding } from '../../../finding.ts';
import { objectRule, type Field } from '../field.ts';
import { dnsLabel, labelKey } from '../formats/names.ts';
import { keepsGeneration } from './generation.ts';
import { checkAnnotations, checkLabels } from './labels.ts';
import { nameFormatOf, type NameFormat } from './object-names.ts';

/**
 * The metadata of an object of any kind: ValidateObjectMetaAccessor in
 * k8s.io/apimachinery/pkg/api/validation/objectmeta.go (1.35).
 */
export function objectMeta(object: KubernetesObject): Finding[] {
  const groupKind = groupKindOf(object);
  const scope = scopeOf(parseGroupKind(groupKind));
  const format = nameFormatOf(groupKind);
  return objectRule((root) => {
    const metadata = root.at('metadata');
    checkName(metadata, format, groupKind !== 'LimitRange');
    const namespace = metadata.at('namespace');
    if (scope !== 'cluster' && namespace.text !== '') namespace.matches(dnsLabel);
    if (keepsGeneration(groupKind)) metadata.at('generation').within(0);
    checkLabels(metadata.at('labels'));
    checkAnnotations(metadata.at('annotations'));
    checkOwners(metadata.at('ownerReferences'));
    const isStrict = scope !== undefined && !hasFreeFinalizers(groupKind);
    checkFinalizers(metadata.at('finalizers'), isStrict);
  })(object);
}

/** Only `labels` and `annotations` are allowed: ValidateTemplateObjectMeta in core/validation. */
export function templateObjectMeta(metadata: Field): void {
  checkAnnotations(metadata.at('annotations'));
  checkLabels(metadata.at('labels'));
  for (const [key, field] of metadata.entries()) {
    // An empty list or map is something, too.
    const isAbsent = field.isEmpty && typeof field.value !== 'object';
    if (key !== 'annotations' && key !== 'labels' && !isAbsent) field.forbidden('cannot be set');
  }
}

/** A finalizer without a domain must be one of the old ones: validateKubeFinalizerName. */
function checkFinalizer(finalizer: Field): void {
  const complaint = labelKey(finalizer.text);
  if (complaint !== undefined) finalizer.invalid(complaint);
  else if (!finalizer.text.includes('/') && !STANDARD_FINALIZERS.includes(finalizer.text)) {
    finalizer.invalid('name is neither a standard finalizer name nor is it fully qualified');
  }
}

const STANDARD_FINALIZERS = ['kubernetes', 'orphan', 'foregroundDeletion'];

/** What the server appends to `generateName`, cut to the length that leaves room for it. */
const LONGEST_GENERATE_NAME = 58;
const GENERATED = 'aaaaa';

/** The server gives a LimitRange without a name one. */
function checkName(metadata: Field, format: NameFormat, isRequired: boolean): void {
  const name = metadata.at('name');
  const generateName = metadata.at('generateName');
  if (generateName.text !== '') generateName.matches(format.prefix);
  if (name.text !== '') name.matches(format.name);
  else if (generateName.text === '') {
    if (isRequired) name.required('name or generateName is required');
  } else {
    const generated = generateName.text.slice(0, LONGEST_GENERATE_NAME) + GENERATED;
    const complaint = format.name(generated);
    if (complaint !== undefined) generateName.invalid(`gives names that are invalid: ${complaint}`);
  }
}

/** Kinds that are not validated by the packages of k8s.io/kubernetes take any finalizer. */
function hasFreeFinalizers(groupKind: string): boolean {
  return (
    LENIENT_KINDS.includes(groupKind) || LENIENT_GROUPS.includes(parseGroupKind(groupKind).group)
  );
}

const LENIENT_KINDS = ['Event', 'PodDisruptionBudget.policy'];
const LENIENT_GROUPS = [
  'admissionregistration.k8s.io',
  'apiextensions.k8s.io',
  'apiregistration.k8s.io',
  'coordination.k8s.io',
  'node.k8s.io',
];

function checkFinalizers(finalizers: Field, isStrict: boolean): void {
  const names = finalizers.items();
  for (const finalizer of names) {
    if (isStrict) checkFinalizer(finalizer);
    else finalizer.mustBe(labelKey);
  }
  if (['orphan', 'foregroundDeletion'].every((one) => names.some(({ text }) => text === one))) {
    finalizers.invalid('finalizer orphan and foregroundDeletion cannot be both set');
  }
}

function checkOwners(owners: Field): void {
  for (const owner of owners.items()) {
    for (const key of ['kind', 'name', 'uid']) {
      if (owner.at(key).text === '') owner.at(key).invalid('must not be empty');
    }
    if (!/^([^/]*\/)?[^/]+$/.test(owner.at('apiVersion').text)) {
      owner.at('apiVersion').invalid('version must not be empty');
    }
    if (owner.at('apiVersion').text === 'v1' && owner.at('kind').text === 'Event') {
      owner.invalid('an Event is disallowed from being an owner');
    }
  }
  // What is there twice, word by word, counts once.
  const controllers = new Map(
    owners
      .items()
      .filter((owner) => owner.at('controller').isTrue)
      .reverse()
      .map((owner) => [JSON.stringify(OWNER_KEYS.map((key) => owner.at(key).value)), owner]),
  );
  for (const owner of [...controllers.values()].slice(1)) {
    owner.at('controller').invalid('only one reference can have controller set to true');
  }
}

const OWNER_KEYS = ['apiVersion', 'kind', 'name', 'uid', 'blockOwnerDeletion'];
