import type { Field } from '../../shared/field.ts';
import { portName } from '../../shared/formats/names.ts';
import { requirePort } from '../../shared/formats/ports.ts';

/** The ports of a container: validateContainerPorts. */
export function checkPorts(ports: Field): void {
  const names = new Set<string>();
  for (const port of ports.items()) {
    const name = port.at('name');
    if (name.text !== '') {
      name.matches(portName);
      if (names.has(name.text)) name.duplicate();
      names.add(name.text);
    }
    requirePort(port.at('containerPort'));
    if (!port.at('hostPort').isEmpty) port.at('hostPort').within(1, 65535);
    port.at('protocol').oneOf(PROTOCOLS);
  }
}

/**
 * Each port of the host once, in one list of containers: AccumulateUniqueHostPorts. `hostPort` says
 * which port of the host a port takes, if any.
 */
export function checkHostPorts(
  containers: readonly Field[],
  hostPort: (port: Field) => number | undefined,
): void {
  const taken = new Set<string>();
  for (const port of containers.flatMap((container) => container.at('ports').items())) {
    const number = hostPort(port);
    if (number === undefined || number === 0) continue;
    const key = JSON.stringify([port.at('protocol').text || 'TCP', port.at('hostIP').text, number]);
    if (taken.has(key)) (port.at('hostPort').isSet ? port.at('hostPort') : port).duplicate();
    taken.add(key);
  }
}

const PROTOCOLS = ['SCTP', 'TCP', 'UDP'];
