import type { Field } from '../../rules/shared/field.ts';
import { hit, quoted } from '../view/placed-object.ts';
import { describeContainer } from '../view/pod-template.ts';
import type { Lint } from '../lint.ts';

export const probePort: Lint = {
  id: 'probe-port',
  severity: 'error',
  summary: 'A probe of a port by a name that the container gives to no port: it fails always.',
  remediation: 'Give a port of the container that name, or name the port by its number.',
  run: (view) =>
    view.pods.flatMap((pod) =>
      pod.containers.flatMap((container) =>
        probePorts(container)
          .filter(({ text }) => text !== '' && !hasPort(container, text))
          .map((port) =>
            hit(
              pod.owner,
              port,
              `${describeContainer(container)} has no port ${quoted(port.text)}`,
            ),
          ),
      ),
    ),
};

function probePorts(container: Field): Field[] {
  return ['startupProbe', 'readinessProbe', 'livenessProbe'].flatMap((probe) =>
    ['httpGet', 'tcpSocket'].map((handler) => container.at(probe, handler, 'port')),
  );
}

/** A number in quotes is a port too. */
function hasPort(container: Field, name: string): boolean {
  const ports = container.at('ports').items();
  return /^\d+$/.test(name) || ports.some((port) => port.at('name').text === name);
}
