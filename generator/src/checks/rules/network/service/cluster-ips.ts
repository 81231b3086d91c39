import { optionalOneOf } from '../../optional-one-of.ts';
import type { Field } from '../../shared/field.ts';
import { ipAddress, ipFamily } from '../../shared/formats/ip.ts';
import { clusterIPsOf, isHeadless, serviceType } from './defaults.ts';

const FAMILIES = ['IPv4', 'IPv6'];
const FAMILY_POLICIES = ['PreferDualStack', 'RequireDualStack', 'SingleStack'];

/**
 * The cluster addresses and their families: ValidateServiceClusterIPsRelatedFields, and what
 * pkg/registry/core/service/storage/alloc.go says of SingleStack. Whether an address is in the range
 * of the cluster, and whether the cluster has both families, only the cluster knows.
 */
export function checkClusterIPs(spec: Field): void {
  if (serviceType(spec) === 'ExternalName') return;
  checkFamilies(spec);
  const many = spec.at('clusterIPs');
  const one = spec.at('clusterIP').text;
  const first = many.items()[0]?.text;
  if (first !== undefined && one === '') {
    many.invalid('must be empty when `clusterIP` is not specified');
  } else if (first !== undefined && first !== one) {
    many.invalid('first value must match `clusterIP`');
  }

  const addresses = clusterIPsOf(spec);
  if (addresses.length > 2) many.invalid('may only hold up to 2 values');
  if (!addresses.map((address, index) => checkAddress(address, index, many)).every(Boolean)) return;
  const families = addresses.map(({ text }) => ipFamily(text));
  if (addresses.length > 1 && new Set(families).size < addresses.length) {
    many.invalid('may specify no more than one IP for each IP family');
  }
  if (!isHeadless(spec)) checkFamilyOfAddresses(spec, addresses);
}

/** Whether an address is valid; `None` may only stand alone. */
function checkAddress(address: Field, index: number, all: Field): boolean {
  if (index === 0 && address.text === 'None') {
    if (all.items().length <= 1) return true;
    all.invalid("'None' must be the first and only value");
    return false;
  }
  const complaint = ipAddress(address.text);
  if (complaint !== undefined) address.invalid(complaint);
  return complaint === undefined;
}

function checkFamilies(spec: Field): void {
  const families = spec.at('ipFamilies').items();
  const policy = spec.at('ipFamilyPolicy');
  optionalOneOf(policy, FAMILY_POLICIES);
  for (const [index, family] of families.entries()) {
    if (!FAMILIES.includes(family.text)) family.unsupported(FAMILIES);
    if (families.slice(0, index).some(({ text }) => text === family.text)) family.duplicate();
  }
  const count = Math.max(families.length, clusterIPsOf(spec).length);
  if (isSingleStack(spec) && count === 2) {
    policy.invalid(
      "must be 'RequireDualStack' or 'PreferDualStack' when multiple addresses or IP families are specified",
    );
  }
}

/** The default, except for a headless Service without a selector. */
function isSingleStack(spec: Field): boolean {
  const policy = spec.at('ipFamilyPolicy');
  if (policy.isSet) return policy.text === 'SingleStack';
  return spec.at('clusterIP').text !== 'None' || !spec.at('selector').isEmpty;
}

function checkFamilyOfAddresses(spec: Field, addresses: readonly Field[]): void {
  for (const [index, family] of spec.at('ipFamilies').items().entries()) {
    const address = addresses[index];
    if (address === undefined || !FAMILIES.includes(family.text)) continue;
    if (ipFamily(address.text) !== family.text) {
      address.invalid(`expected an ${family.text} value as indicated by \`ipFamilies[${index}]\``);
    }
  }
}
