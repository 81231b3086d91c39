import type { Field } from '../shared/field.ts';
import { dnsLabel, dnsSubdomain, labelKey } from '../shared/formats/names.ts';
import { requirePort } from '../shared/formats/ports.ts';
import { endpointIP } from './endpoint-ip.ts';
import { PROTOCOLS } from './service/ports.ts';

/** pkg/apis/core/validation/validation.go, ValidateEndpoints. */
export function checkEndpoints(endpoints: Field): void {
  for (const subset of endpoints.at('subsets').items()) {
    const lists = [subset.at('addresses'), subset.at('notReadyAddresses')];
    const addresses = lists.flatMap((list) => list.items());
    if (addresses.length === 0) subset.required('must specify `addresses` or `notReadyAddresses`');
    for (const address of addresses) checkAddress(address);
    const ports = subset.at('ports').items();
    for (const port of ports) checkPort(port, ports.length > 1);
  }
}

function checkAddress(address: Field): void {
  address.at('ip').requires(endpointIP);
  if (address.at('hostname').text !== '') address.at('hostname').matches(dnsLabel);
  address.at('nodeName').matches(dnsSubdomain);
}

function checkPort(port: Field, requiresName: boolean): void {
  const name = port.at('name');
  if (name.text !== '') name.matches(dnsLabel);
  else if (requiresName) name.required('where there is more than one port');
  requirePort(port.at('port'));
  port.at('protocol').oneOf(PROTOCOLS);
  port.at('appProtocol').matches(labelKey);
}
