import type { Field } from '../../shared/field.ts';

const ANNOTATION = 'api-approved.kubernetes.io';
const COMMUNITY_DOMAINS = ['k8s.io', 'kubernetes.io'];

/** The groups of the Kubernetes community need a review, or to say that there was none (validateAPIApproval). */
export function checkApproval(definition: Field): void {
  const group = definition.at('spec', 'group').text;
  if (!COMMUNITY_DOMAINS.some((domain) => `.${group}`.endsWith(`.${domain}`))) return;
  const annotation = definition.at('metadata', 'annotations').at(ANNOTATION);
  if (annotation.text === '') {
    annotation.required('protected groups must have this annotation');
  } else if (!/^(?:unapproved|[a-zA-Z][a-zA-Z0-9+.-]*:\/\/[^/?#\s]+)/.test(annotation.text)) {
    annotation.invalid('must be a URL or a reason starting with "unapproved"');
  }
}
