import { optionalOneOf } from '../optional-one-of.ts';
import type { Field } from '../shared/field.ts';
import { ipAddress, ipFamily } from '../shared/formats/ip.ts';
import {
  dnsLabel,
  dnsSubdomain,
  fullyQualifiedDomainName,
  labelKey,
  labelValue,
} from '../shared/formats/names.ts';
import { canonicalIP } from './canonical-ip.ts';
import { endpointIP } from './endpoint-ip.ts';
import { PROTOCOLS } from './service/ports.ts';

const MOST_ENDPOINTS = 1000;
const MOST_ADDRESSES = 100;
const MOST_PORTS = 20_000;
const MOST_HINTS = 8;

/** pkg/apis/discovery/validation/validation.go, ValidateEndpointSliceCreate; deprecatedTopology is dropped before. */
export function checkEndpointSlice(slice: Field): void {
  const addressType = slice.at('addressType');
  addressType.requiresOneOf(['FQDN', 'IPv4', 'IPv6']);
  if (isWithin(slice.at('ports'), MOST_PORTS)) checkPorts(slice.at('ports').items());
  if (!isWithin(slice.at('endpoints'), MOST_ENDPOINTS)) return;
  for (const endpoint of slice.at('endpoints').items()) checkEndpoint(endpoint, addressType.text);
}

function checkEndpoint(endpoint: Field, addressType: string): void {
  const addresses = endpoint.at('addresses');
  if (addresses.isEmpty) addresses.required('must contain at least 1 address');
  isWithin(addresses, MOST_ADDRESSES);
  const format = ADDRESS_FORMATS[addressType];
  for (const address of format === undefined ? [] : addresses.items()) {
    const complaint = format?.(address.text);
    if (complaint !== undefined) address.invalid(complaint);
  }
  endpoint.at('nodeName').matches(dnsSubdomain);
  endpoint.at('hostname').matches(dnsLabel);
  checkHints(endpoint.at('hints', 'forZones'), labelValue);
  checkHints(endpoint.at('hints', 'forNodes'), dnsSubdomain);
}

const ADDRESS_FORMATS: Readonly<Record<string, (text: string) => string | undefined>> = {
  IPv4: (text) =>
    ipAddress(text) ?? (ipFamily(text) === 'IPv4' ? endpointIP(text) : 'must be an IPv4 address'),
  IPv6: (text) =>
    canonicalIP(text) ?? (ipFamily(text) === 'IPv6' ? endpointIP(text) : 'must be an IPv6 address'),
  FQDN: fullyQualifiedDomainName,
};

function checkPorts(ports: readonly Field[]): void {
  for (const [index, port] of ports.entries()) {
    const name = port.at('name');
    if (name.text !== '') name.matches(dnsLabel);
    if (isRepeated(ports, index)) name.duplicate();
    optionalOneOf(port.at('protocol'), PROTOCOLS);
    port.at('appProtocol').matches(labelKey);
  }
}

function checkHints(hints: Field, format: (text: string) => string | undefined): void {
  if (!isWithin(hints, MOST_HINTS)) return;
  for (const [index, hint] of hints.items().entries()) {
    const name = hint.at('name');
    if (isRepeated(hints.items(), index)) name.duplicate();
    const complaint = format(name.text);
    if (complaint !== undefined) name.invalid(complaint);
  }
}

/** Whether an element of the same name stands before this one. */
function isRepeated(fields: readonly Field[], index: number): boolean {
  const name = fields[index]?.at('name').text;
  return fields.slice(0, index).some((field) => field.at('name').text === name);
}

function isWithin(list: Field, most: number): boolean {
  const isFew = list.items().length <= most;
  if (!isFew) list.tooMany(most);
  return isFew;
}
