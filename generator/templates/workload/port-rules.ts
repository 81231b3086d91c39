import type { TemplateProblem } from '../../src/core/desired/template.ts';
import { portsOf, type Port } from './ports.ts';
import type { WorkloadValues } from './values.ts';

/** Ports that contradict each other, and settings that need a port where there is none. */
export function portProblems(values: WorkloadValues): TemplateProblem[] {
  const ports = portsOf(values);
  return [
    ...(values.port !== undefined && values.ports !== undefined
      ? [{ path: ['port'], message: 'port and ports are both given; accepted is one of the two' }]
      : []),
    ...(values.ports !== undefined && values.service?.port !== undefined
      ? [
          {
            path: ['service', 'port'],
            message: 'service.port belongs to the short form port; with ports each has its own',
            hint: 'write servicePort beside the containerPort',
          },
        ]
      : []),
    ...duplicates(ports, 'name', ({ name }) => name),
    ...duplicates(ports, 'containerPort', (port) => `${port.containerPort}/${port.protocol}`),
    ...duplicates(ports, 'servicePort', (port) => `${port.servicePort}/${port.protocol}`),
    ...(ports.length === 0 ? missingPort(values) : []),
  ];
}

function duplicates(
  ports: Port[],
  key: 'name' | 'containerPort' | 'servicePort',
  identity: (port: Port) => string,
): TemplateProblem[] {
  const identities = ports.map(identity);
  return identities.flatMap((found, index) =>
    identities.indexOf(found) === index
      ? []
      : [{ path: ['ports', index, key], message: `two ports have the ${key} ${found}` }],
  );
}

function missingPort({ service, ingress, probes }: WorkloadValues): TemplateProblem[] {
  const needy = [
    ...(service === undefined ? [] : [['service']]),
    ...(ingress === undefined ? [] : [['ingress']]),
    ...Object.entries(probes)
      .filter(([, probe]) => typeof probe === 'string')
      .map(([name]) => ['probes', name]),
  ];
  return needy.map((path) => ({
    path,
    message: `${path.join('.')} needs a port, and the workload has none`,
    hint: 'add port: 8080, the port on which the container listens',
  }));
}
