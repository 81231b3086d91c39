import { optionalOneOf } from '../optional-one-of.ts';
import type { Field } from '../shared/field.ts';
import { dnsLabel, domainPrefixedPath } from '../shared/formats/names.ts';
import { checkLocalReference } from './ingress-backend.ts';

const LONGEST_CONTROLLER = 250;

/** pkg/apis/networking/validation/validation.go, ValidateIngressClass. */
export function checkIngressClass(ingressClass: Field): void {
  const controller = ingressClass.at('spec', 'controller');
  if (controller.text.length > LONGEST_CONTROLLER) controller.tooLong(LONGEST_CONTROLLER);
  controller.requires(domainPrefixedPath);

  const parameters = ingressClass.at('spec', 'parameters');
  if (!parameters.isSet) return;
  checkLocalReference(parameters);
  optionalOneOf(parameters.at('scope'), ['Cluster', 'Namespace']);
  checkNamespace(parameters.at('namespace'), parameters.at('scope').text);
}

function checkNamespace(namespace: Field, scope: string): void {
  if (scope === 'Namespace') {
    if (namespace.isSet) namespace.requires(dnsLabel);
    else namespace.required("`parameters.scope` is set to 'Namespace'");
  } else if (namespace.isSet && (scope === 'Cluster' || scope === '')) {
    namespace.forbidden("`parameters.scope` is set to 'Cluster'");
  }
}
