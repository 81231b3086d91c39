import type { Field } from '../shared/field.ts';
import { parseCIDR } from '../shared/formats/ip.ts';
import { dnsSubdomain, pathSegment } from '../shared/formats/names.ts';
import { canonicalCIDR, canonicalIP } from './canonical-ip.ts';

// From where the cluster takes the addresses of Services: pkg/apis/networking/validation/validation.go.

/** ValidateIPAddress: the object whose address it is. */
export function checkIPAddress(address: Field): void {
  const name = address.at('metadata', 'name');
  if (name.text !== '') name.matches(canonicalIP);
  const parent = address.at('spec', 'parentRef');
  if (!parent.isSet) {
    parent.required();
    return;
  }
  if (parent.at('group').text !== '') parent.at('group').matches(dnsSubdomain);
  parent.at('resource').requires(pathSegment);
  parent.at('name').requires(pathSegment);
  parent.at('namespace').matches(pathSegment);
}

/** ValidateServiceCIDR: one range, or one of each family. */
export function checkServiceCIDR(serviceCIDR: Field): void {
  const list = serviceCIDR.at('spec', 'cidrs');
  const ranges = list.items();
  if (ranges.length === 0) list.required('at least one CIDR required');
  else if (ranges.length > 2) list.invalid('may only hold up to 2 values');
  else {
    for (const range of ranges) {
      const complaint = canonicalCIDR(range.text);
      if (complaint !== undefined) range.invalid(complaint);
    }
    const [first, second] = ranges.map(({ text }) => parseCIDR(text)?.family);
    if (first !== undefined && first === second) {
      list.invalid('may specify no more than one range for each IP family');
    }
  }
}
