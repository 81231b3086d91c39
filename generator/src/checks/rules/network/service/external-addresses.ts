import type { Field } from '../../shared/field.ts';
import { cidr } from '../../shared/formats/ip.ts';
import { endpointIP } from '../endpoint-ip.ts';
import { serviceType } from './defaults.ts';

const RANGES_ANNOTATION = 'service.beta.kubernetes.io/load-balancer-source-ranges';
const BALANCER_ONLY = "may only be used when `type` is 'LoadBalancer'";

/** The addresses outside of the cluster at which a Service is to be reached. */
export function checkExternalIPs(spec: Field): void {
  for (const address of spec.at('externalIPs').items()) {
    const complaint = endpointIP(address.text);
    if (complaint !== undefined) address.invalid(complaint);
  }
}

/** From where a load balancer may be reached, in the field or else in the older annotation. */
export function checkSourceRanges(service: Field): void {
  const isBalancer = serviceType(service.at('spec')) === 'LoadBalancer';
  const ranges = service.at('spec', 'loadBalancerSourceRanges');
  if (!ranges.isEmpty) {
    if (!isBalancer) ranges.forbidden(BALANCER_ONLY);
    for (const range of ranges.items()) checkRange(range, range.text);
    return;
  }
  const annotation = service.at('metadata', 'annotations', RANGES_ANNOTATION);
  if (!annotation.isSet) return;
  if (!isBalancer) annotation.forbidden(BALANCER_ONLY);
  if (annotation.text.trim() === '') return;
  for (const range of annotation.text.split(',')) checkRange(annotation, range);
}

/** Spaces around a range are allowed: a legacy of the annotation. */
function checkRange(field: Field, text: string): void {
  const complaint = cidr(text.trim());
  if (complaint !== undefined) field.invalid(complaint);
}
