import { optionalOneOf } from '../../optional-one-of.ts';
import type { Field } from '../../shared/field.ts';
import { isExternallyAccessible, serviceType } from './defaults.ts';

const POLICIES = ['Cluster', 'Local'];

/** validateServiceExternalTrafficPolicy, validateServiceInternalTrafficFieldsValue. */
export function checkTrafficPolicies(spec: Field): void {
  optionalOneOf(spec.at('internalTrafficPolicy'), POLICIES);

  const external = spec.at('externalTrafficPolicy');
  if (isExternallyAccessible(spec)) external.oneOf(POLICIES);
  else if (!external.isEmpty) {
    external.invalid('may only be set for externally-accessible services');
  }

  const healthCheck = spec.at('healthCheckNodePort');
  if (healthCheck.isEmpty) return;
  if (serviceType(spec) === 'LoadBalancer' && external.text === 'Local') {
    healthCheck.within(1, 65_535);
  } else {
    healthCheck.invalid(
      "may only be set when `type` is 'LoadBalancer' and `externalTrafficPolicy` is 'Local'",
    );
  }
}
