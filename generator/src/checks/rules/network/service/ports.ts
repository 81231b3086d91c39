import type { Field } from '../../shared/field.ts';
import { dnsLabel, labelKey } from '../../shared/formats/names.ts';
import { portOrName } from '../../shared/formats/ports.ts';
import { isHeadless, serviceType } from './defaults.ts';

export const PROTOCOLS = ['SCTP', 'TCP', 'UDP'];

/** The ports of a Service: validateServicePort, and what must differ between them. */
export function checkServicePorts(spec: Field): void {
  const ports = spec.at('ports').items();
  if (ports.length === 0) {
    if (!isHeadless(spec) && serviceType(spec) !== 'ExternalName') spec.at('ports').required();
    return;
  }
  const names = new Set<string>();
  for (const port of ports) {
    checkName(port.at('name'), names, ports.length > 1);
    checkNumbers(port);
    port.at('protocol').oneOf(PROTOCOLS);
    port.at('appProtocol').matches(labelKey);
  }
  checkNodePorts(spec, ports);
  forEachRepeated(ports, 'port', (port) => port.at('port').duplicate());
}

function checkName(name: Field, names: Set<string>, isRequired: boolean): void {
  if (name.text === '') {
    if (isRequired) name.required('where there is more than one port');
    return;
  }
  name.matches(dnsLabel);
  if (names.has(name.text)) name.duplicate();
  names.add(name.text);
}

function checkNumbers(port: Field): void {
  const number = port.at('port');
  if (number.isSet) number.within(1, 65_535);
  else number.required();
  // Without a target, or with 0 or "", it is the port.
  if (!port.at('targetPort').isEmpty) portOrName(port.at('targetPort'));
}

function checkNodePorts(spec: Field, ports: readonly Field[]): void {
  const isClusterIP = serviceType(spec) === 'ClusterIP';
  for (const port of ports) {
    const nodePort = port.at('nodePort');
    if (isClusterIP && !nodePort.isEmpty) {
      nodePort.forbidden("may not be used when `type` is 'ClusterIP'");
    }
  }
  forEachRepeated(ports, 'nodePort', (port) => port.at('nodePort').duplicate());
}

/** Calls for each port whose number another of the same protocol has before it. */
function forEachRepeated(
  ports: readonly Field[],
  key: 'port' | 'nodePort',
  found: (port: Field) => void,
): void {
  const seen = new Set<string>();
  for (const port of ports) {
    const number = port.at(key).number ?? 0;
    if (key === 'nodePort' && number === 0) continue;
    const id = `${port.at('protocol').text || 'TCP'} ${number}`;
    if (seen.has(id)) found(port);
    seen.add(id);
  }
}
