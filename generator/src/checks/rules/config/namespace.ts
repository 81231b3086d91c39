import type { Field } from '../shared/field.ts';
import { labelKey } from '../shared/formats/names.ts';

const FINALIZERS = ['kubernetes', 'orphan', 'foregroundDeletion'];

/**
 * pkg/apis/core/validation/validation.go, ValidateNamespace; and what the admission of pods, which is
 * on unless somebody turns it off, demands of its labels (k8s.io/pod-security-admission/api/helpers.go).
 */
export function checkNamespace(namespace: Field): void {
  checkPodSecurity(namespace.at('metadata', 'labels'));
  for (const finalizer of namespace.at('spec', 'finalizers').items()) {
    const complaint = labelKey(finalizer.text);
    if (complaint !== undefined) finalizer.invalid(complaint);
    else if (!finalizer.text.includes('/') && !FINALIZERS.includes(finalizer.text)) {
      finalizer.invalid('name is neither a standard finalizer name nor is it fully qualified');
    }
  }
}

function checkPodSecurity(labels: Field): void {
  for (const mode of ['enforce', 'audit', 'warn']) {
    const level = labels.at(`${POD_SECURITY}/${mode}`);
    if (level.isSet && !LEVELS.includes(level.text)) {
      level.invalid(`must be one of ${LEVELS.join(', ')}`);
    }
    const version = labels.at(`${POD_SECURITY}/${mode}-version`);
    if (version.isSet && !VERSION.test(version.text)) {
      version.invalid('must be "latest" or "v1.x"');
    }
  }
}

const POD_SECURITY = 'pod-security.kubernetes.io';
const LEVELS = ['privileged', 'baseline', 'restricted'];
const VERSION = /^(?:latest|v1\.(?:\d|[1-9]\d+))$/;
