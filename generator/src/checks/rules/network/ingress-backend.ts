import type { Field } from '../shared/field.ts';
import { dns1035Label, dnsSubdomain, pathSegment, portName } from '../shared/formats/names.ts';

/** A Service with a port, or another object of the namespace: validateIngressBackend. */
export function checkIngressBackend(backend: Field): void {
  const service = backend.at('service');
  const resource = backend.at('resource');
  if (service.isSet && resource.isSet) {
    backend.invalid('cannot set both resource and service backends');
  } else if (resource.isSet) {
    checkLocalReference(resource);
  } else if (service.isSet) {
    service.at('name').requires(dns1035Label);
    checkPort(service.at('port'));
  } else {
    backend.invalid('resource or service backend is required');
  }
}

/** A reference to an object by group, kind and name: validateIngressTypedLocalObjectReference. */
export function checkLocalReference(reference: Field): void {
  reference.at('apiGroup').matches(dnsSubdomain);
  reference.at('kind').requires(pathSegment);
  reference.at('name').requires(pathSegment);
}

function checkPort(port: Field): void {
  const name = port.at('name');
  const number = port.at('number');
  const hasName = name.text !== '';
  if (hasName && !number.isEmpty) port.invalid('cannot set both port name & port number');
  else if (hasName) name.matches(portName);
  else if (!number.isEmpty) number.within(1, 65_535);
  else port.required('port name or number is required');
}
